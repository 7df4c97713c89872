package io.ashlar.models.families.encoders;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.GatedLayer;
import io.ashlar.models.blocks.TextEmbeddings;
import io.ashlar.models.blocks.TextEncoder;
import io.ashlar.models.blocks.TextHead;
import io.ashlar.models.blocks.TextModel;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Family;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.TextInputs;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ModernBERT (Warner et al. 2024): rotary positions, layers that see near tokens between those that see all. */
final class ModernBert implements Family {
    @Override
    public Set<String> modelTypes() {
        return Set.of("modernbert");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        EncoderHead parts = head(config, head, blocks);
        boolean means = head == Head.TEXT_CLASSIFICATION
                && config.text("classifier_pooling", "cls").equals("mean");
        TextEncoder encoder = encoder(config, blocks);
        KeyRules keys = new KeyRules(
                "model.",
                Map.of(),
                KeyPatterns.of("head\\..*", "decoder\\..*", "classifier\\..*", ".*\\.rotary_emb\\.inv_freq"),
                parts.paths());
        return new Architecture(
                config.modelType(),
                head,
                means
                        ? TextModel.ofMeans(blocks, "model", encoder, parts.head())
                        : TextModel.of(blocks, "model", encoder, parts.head()),
                keys,
                new TextInputs(
                        0,
                        Math.toIntExact(config.positive("vocab_size")),
                        1,
                        Math.toIntExact(config.integer("max_position_embeddings", 8192))),
                config.real("initializer_range", 0.02),
                head.hasLabels() ? config.labels() : List.of());
    }

    private static TextEncoder encoder(ModelConfig config, Blocks blocks) {
        GatedLayer.Sizes sizes = sizes(config);
        Block norm = GatedLayer.norm(blocks, options(config), sizes);
        Block embeddings = new TextEmbeddings(
                        new TextEmbeddings.Names("tok_embeddings", "norm"),
                        config.positive("vocab_size"),
                        0,
                        0,
                        sizes.width(),
                        sizes.width(),
                        norm,
                        config.real("embedding_dropout", 0))
                .block(blocks);
        GatedLayer.Dropouts dropouts =
                new GatedLayer.Dropouts(config.real("attention_dropout", 0), config.real("mlp_dropout", 0));
        long reach = config.integer("local_attention", 128) / 2;
        TextEncoder encoder = TextEncoder.of(embeddings);
        for (int i = 0; i < config.layers("num_hidden_layers"); i++) {
            Block layer =
                    new GatedLayer(sizes, options(config), dropouts, isFar(config, i) ? 0 : reach, i > 0).block(blocks);
            encoder = encoder.withLayer("layers." + i, layer);
        }
        double far = config.nested("rope_parameters", "full_attention")
                .real("rope_theta", config.real("global_rope_theta", config.real("rope_theta", 160_000)));
        double near = config.nested("rope_parameters", "sliding_attention")
                .real("rope_theta", config.real("local_rope_theta", config.has("local_rope_theta") ? far : 10_000));
        return encoder.withNorm("final_norm", norm)
                .withShared(GatedLayer.rotations(sizes.width() / sizes.heads(), far, near));
    }

    /** Whether a layer sees all tokens: every third by default, or as the newer configurations list them. */
    private static boolean isFar(ModelConfig config, int layer) {
        List<String> types = config.texts("layer_types");
        return layer < types.size()
                ? types.get(layer).equals("full_attention")
                : layer % config.integer("global_attn_every_n_layers", 3) == 0;
    }

    private static EncoderHead head(ModelConfig config, Head head, Blocks blocks) {
        return switch (head) {
            case TEXT_CLASSIFICATION ->
                classifier(config, blocks, config.labels().size(), false);
            case TOKEN_CLASSIFICATION ->
                classifier(config, blocks, config.labels().size(), true);
            case QUESTION_ANSWERING -> classifier(config, blocks, 2, true);
            case FILL_MASK -> masked(config, blocks);
            default -> EncoderHead.features();
        };
    }

    private static EncoderHead classifier(ModelConfig config, Blocks blocks, int answers, boolean everyRow) {
        TextHead.Normed normed = new TextHead.Normed(
                dense(config, blocks),
                GatedLayer.norm(blocks, options(config), sizes(config)),
                config.real("classifier_dropout", 0),
                sizes(config).width(),
                answers,
                everyRow);
        return EncoderHead.of(normed.head(blocks), "head", "classifier");
    }

    private static EncoderHead masked(ModelConfig config, Blocks blocks) {
        TextHead.MaskedNormed masked = new TextHead.MaskedNormed(
                dense(config, blocks),
                GatedLayer.norm(blocks, options(config), sizes(config)),
                "model.embeddings.tok_embeddings",
                config.flag("tie_word_embeddings", true),
                config.flag("decoder_bias", true),
                new TextHead.Masked.Widths(
                        sizes(config).width(),
                        config.positive("vocab_size"),
                        sizes(config).eps()));
        return EncoderHead.of(masked.head(blocks), "head", "decoder");
    }

    private static Block dense(ModelConfig config, Blocks blocks) {
        long width = sizes(config).width();
        return blocks.linear(
                width,
                width,
                config.flag("classifier_bias", false),
                Activation.of(config.text("classifier_activation", "gelu")),
                0);
    }

    private static GatedLayer.Sizes sizes(ModelConfig config) {
        long width = config.positive("hidden_size");
        return new GatedLayer.Sizes(
                width,
                config.heads("num_attention_heads", width),
                config.positive("intermediate_size"),
                config.real("norm_eps", 1e-5));
    }

    private static GatedLayer.Options options(ModelConfig config) {
        return new GatedLayer.Options(
                config.flag("attention_bias", false),
                config.flag("mlp_bias", false),
                config.flag("norm_bias", false),
                Activation.of(config.text("hidden_activation", "gelu")));
    }
}
