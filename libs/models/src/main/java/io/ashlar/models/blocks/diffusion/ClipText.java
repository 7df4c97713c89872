package io.ashlar.models.blocks.diffusion;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.blocks.vision.PackMethods;
import io.ashlar.models.blocks.vision.PreNormLayer;
import io.ashlar.models.blocks.vision.Residual;
import java.util.Optional;

/**
 * CLIP's text encoder (Radford et al. 2021).
 *
 * @param penultimate whether the hidden states are those before the last layer, without the final norm
 * @param end the token whose vector stands for the text; 2 for the largest number in it, as first configurations meant
 * @param projection width that the text's vector is projected to, 0 for no projection
 */
public record ClipText(Sizes sizes, Activation activation, boolean penultimate, long end, long projection) {
    private static final int OLD_END = 2;
    private static final PreNormLayer.Names NAMES = new PreNormLayer.Names(
            "self_attn.q_proj",
            "self_attn.k_proj",
            "self_attn.v_proj",
            "self_attn.out_proj",
            "layer_norm1",
            "mlp.fc1",
            "mlp.fc2",
            "layer_norm2");

    public record Sizes(long vocabulary, long positions, long width, long heads, long inner, int layers, double eps) {}

    /** The root of the archive. */
    public Block block(Blocks blocks) {
        StringBuilder layers = new StringBuilder();
        for (int i = 0; i < sizes.layers(); i++) {
            layers.append(penultimate && i == sizes.layers() - 1 ? "before = x\n  " : "")
                    .append("x = getattr(text.encoder.layers, \"")
                    .append(i)
                    .append("\").forward(x, 1, 1, mask)\n  ");
        }
        String ends =
                end == OLD_END ? "torch.argmax(ids, 1)" : "torch.argmax(torch.to(torch.eq(ids, " + end + "), 4), 1)";
        Script script = Script.resource("diffusion/clip_text")
                .set("layers", layers.toString().strip())
                .set("hidden", penultimate ? "before" : "final")
                .set("ends", ends)
                .set("projected", projection > 0 ? "pooled = self.text_projection.forward(pooled)" : "");
        Block root = Block.of("ClipText", script.text())
                .with("text_model.embeddings.token_embedding", blocks.embedding(sizes.vocabulary(), sizes.width()))
                .with("text_model.embeddings.position_embedding", blocks.embedding(sizes.positions(), sizes.width()))
                .with("text_model.final_layer_norm", blocks.layerNorm(sizes.width(), sizes.eps()));
        for (int i = 0; i < sizes.layers(); i++) {
            root = root.with("text_model.encoder.layers." + i, layer().block(blocks));
        }
        if (projection > 0) {
            root = root.with("text_projection", blocks.linear(sizes.width(), projection, false, Activation.NONE, 0));
        }
        return blocks.form() == LinearForm.PACKED ? PackMethods.of(root) : root;
    }

    private PreNormLayer layer() {
        return new PreNormLayer(
                NAMES,
                new PreNormLayer.Sizes(sizes.width(), sizes.heads(), sizes.eps()),
                PreNormLayer.Biases.all(true),
                new PreNormLayer.Inner(sizes.inner(), activation, false),
                Residual.PLAIN,
                Residual.PLAIN,
                Optional.empty(),
                true,
                0);
    }
}
