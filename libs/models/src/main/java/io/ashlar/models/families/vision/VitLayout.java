package io.ashlar.models.families.vision;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.blocks.vision.GridBias;
import io.ashlar.models.blocks.vision.LayerStack;
import io.ashlar.models.blocks.vision.PatchGrid;
import io.ashlar.models.blocks.vision.PictureEmbeddings;
import io.ashlar.models.blocks.vision.PreNormLayer;
import io.ashlar.models.blocks.vision.Residual;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The encoder that ViT's relatives share, with the fields and paths of its configuration and checkpoints. */
record VitLayout(VisionConfig vision, List<String> specialTokens) {
    static final PreNormLayer.Names NAMES = new PreNormLayer.Names(
            "attention.attention.query",
            "attention.attention.key",
            "attention.attention.value",
            "attention.output.dense",
            "layernorm_before",
            "intermediate.dense",
            "output.dense",
            "layernorm_after");

    PatchGrid grid() {
        return vision.grid(16);
    }

    long width() {
        return vision.config().positive("hidden_size");
    }

    double eps() {
        return vision.config().real("layer_norm_eps", 1e-12);
    }

    double dropout() {
        return vision.rate("hidden_dropout_prob", 0);
    }

    PictureEmbeddings embeddings(boolean positions) {
        return new PictureEmbeddings(grid(), width(), specialTokens, positions, dropout());
    }

    PreNormLayer.Sizes sizes() {
        return new PreNormLayer.Sizes(width(), vision.config().heads("num_attention_heads", width()), eps());
    }

    PreNormLayer.Inner inner() {
        return new PreNormLayer.Inner(vision.config().positive("intermediate_size"), vision.activation(), false);
    }

    /** A plain layer; {@code count} first tokens are all that the head reads, 0 for all tokens. */
    LayerStack stack(int count) {
        Residual residual = new Residual("", dropout(), 0);
        PreNormLayer layer = new PreNormLayer(
                NAMES,
                sizes(),
                PreNormLayer.Biases.all(vision.config().flag("qkv_bias", true)),
                inner(),
                residual,
                residual,
                Optional.empty(),
                false,
                vision.rate("attention_probs_dropout_prob", 0));
        return new LayerStack(
                Collections.nCopies(vision.config().layers("num_hidden_layers"), layer),
                Optional.<GridBias>empty(),
                count);
    }

    /** Embeddings, stack and, where {@code norm} says so, the last norm, as one block. */
    Block encoder(Blocks blocks, PictureEmbeddings embeddings, LayerStack stack, boolean norm) {
        Script script = Script.resource("vision/transformer")
                .set("patch_height", grid().patchHeight())
                .set("patch_width", grid().patchWidth())
                .set("norm", norm ? "self.layernorm.forward(x)" : "x");
        Block encoder = Block.of("VisionTransformer", script.text())
                .with("embeddings", embeddings.block(blocks))
                .with("encoder", stack.block(blocks));
        return norm ? encoder.with("layernorm", blocks.layerNorm(width(), eps())) : encoder;
    }
}
