package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.torchscript.ScriptValue;

/**
 * BEiT's bias of attention by relative position: a learned number for each head and offset between cells, and three for
 * the class token. Other grids than the trained one get a table that is resized (bilinear).
 */
public record GridBias(long rows, long columns, long heads) {
    public Block block(Blocks blocks) {
        boolean kept = blocks.form() == LinearForm.PACKED;
        Script forward = Script.resource("vision/grid_bias_" + (kept ? "kept" : "fresh"));
        if (kept) {
            forward.set("rows", rows).set("columns", columns);
        }
        Script script = Script.resource("vision/grid_bias")
                .set("rows", rows)
                .set("columns", columns)
                .set("heads", heads)
                .set("forward", forward.text());
        Block block = Block.of("GridBias", script.text())
                .withWeight(
                        "relative_position_bias_table",
                        Block.Init.ZEROS,
                        (2 * rows - 1) * (2 * columns - 1) + 3,
                        heads);
        return kept ? block.withAttribute("kept", "Optional[Tensor]", new ScriptValue.None()) : block;
    }
}
