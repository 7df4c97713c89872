package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.torchscript.ScriptValue;

/**
 * A convolution whose stride is its kernel's size, computed as one product of patches: {@code weight (out, channels,
 * height, width)}, {@code bias (out)}.
 */
public record PatchProjection(long channels, long out, long height, long width) {
    public Block block(Blocks blocks) {
        Script script = Script.resource("vision/patch_" + Forms.suffix(blocks.form()))
                .set("type", blocks.form().type())
                .set("out", out)
                .set("height", height)
                .set("width", width);
        Block block = Block.of("PatchProjection", script.text())
                .withWeight("weight", Block.Init.NORMAL, out, channels, height, width)
                .withWeight("bias", Block.Init.ZEROS, out);
        return blocks.form() == LinearForm.PACKED
                ? block.withAttribute("packed", "Optional[Tensor]", new ScriptValue.None())
                : block;
    }
}
