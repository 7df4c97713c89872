package io.ashlar.models.diffusion;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.diffusion.ClipText;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.List;
import java.util.Map;

/**
 * The CLIP text encoder that a {@code text_encoder/config.json} describes.
 *
 * @param penultimate whether its hidden states are taken before the last layer, as Stable Diffusion XL does
 */
record TextPart(PartConfig part, boolean penultimate) {
    Architecture architecture(Blocks blocks) {
        ModelConfig config = part.config();
        ClipText.Sizes sizes = new ClipText.Sizes(
                vocabulary(),
                positions(),
                width(),
                config.integer("num_attention_heads", 8),
                config.integer("intermediate_size", 2048),
                (int) Math.min(1000, config.integer("num_hidden_layers", 12)),
                config.real("layer_norm_eps", 1e-5));
        if (sizes.layers() < 1 || sizes.width() % Math.max(1, sizes.heads()) != 0) {
            throw ModelConfig.malformed(part.part() + " has " + sizes.layers() + " layers of width " + sizes.width()
                    + " and " + sizes.heads() + " heads");
        }
        ClipText text = new ClipText(
                sizes,
                Activation.of(config.text("hidden_act", "quick_gelu")),
                penultimate,
                config.integer("eos_token_id", 49407),
                projection());
        return new Architecture(
                "clip_text_model",
                Head.FEATURES,
                text.block(blocks),
                new KeyRules(
                        "text_model.",
                        Map.of(),
                        KeyPatterns.of(
                                ".*position_ids", "text_projection\\.weight", "logit_scale", "vision_model\\..*"),
                        List.of()),
                new LatentInputs(),
                config.real("initializer_range", 0.02),
                List.of());
    }

    long vocabulary() {
        return part.config().integer("vocab_size", 49408);
    }

    int positions() {
        return (int) part.config().integer("max_position_embeddings", 77);
    }

    int width() {
        return (int) part.config().integer("hidden_size", 512);
    }

    /** Width of the projected vector, 0 where the checkpoint has no projection. */
    int projection() {
        boolean projected = part.json().path("architectures").toString().contains("WithProjection");
        return projected ? (int) part.config().integer("projection_dim", 512) : 0;
    }

    /** Width of a text's one vector. */
    int pooledWidth() {
        return projection() > 0 ? projection() : width();
    }
}
