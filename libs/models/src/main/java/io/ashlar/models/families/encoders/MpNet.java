package io.ashlar.models.families.encoders;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Attention;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Distances;
import io.ashlar.models.blocks.PostNormLayer;
import io.ashlar.models.blocks.SelfAttention;
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

/** MPNet (Song et al. 2020): positions by embeddings and by a learnt bias for distances, which all layers share. */
final class MpNet implements Family {
    /** Positions begin after this index, whatever the configuration says. */
    private static final int PADDING = 1;

    private static final PostNormLayer.Names NAMES = new PostNormLayer.Names(
            "attention.attn.o", "attention.LayerNorm", "intermediate.dense", "output.dense", "output.LayerNorm");
    private static final SelfAttention.Names PRODUCTS = new SelfAttention.Names("q", "k", "v");
    private static final String BIASES = "encoder.relative_attention_bias";

    @Override
    public Set<String> modelTypes() {
        return Set.of("mpnet");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        EncoderHead parts = head(config, head, blocks);
        KeyRules keys = new KeyRules(
                "mpnet.",
                Map.of(
                        "lm_head.bias", List.of("lm_head.decoder.bias"),
                        "lm_head.decoder.bias", List.of("lm_head.bias")),
                KeyPatterns.of(
                        "(mpnet\\.)?embeddings\\.position_ids",
                        "(mpnet\\.)?pooler\\..*",
                        "lm_head\\..*",
                        "classifier\\..*",
                        "qa_outputs\\..*"),
                parts.paths());
        return new Architecture(
                config.modelType(),
                head,
                TextModel.of(blocks, "mpnet", encoder(config, blocks), parts.head()),
                keys,
                new TextInputs(
                        PADDING + 1,
                        Math.toIntExact(config.positive("vocab_size")),
                        1,
                        Math.toIntExact(config.integer("max_position_embeddings", 512) - PADDING - 1)),
                config.real("initializer_range", 0.02),
                head.hasLabels() ? config.labels() : List.of());
    }

    private static TextEncoder encoder(ModelConfig config, Blocks blocks) {
        long width = config.positive("hidden_size");
        long heads = config.heads("num_attention_heads", width);
        Block embeddings = new TextEmbeddings(
                        TextEmbeddings.Names.BERT,
                        config.positive("vocab_size"),
                        config.integer("max_position_embeddings", 512),
                        0,
                        width,
                        width,
                        blocks.layerNorm(width, eps(config)),
                        dropout(config))
                .block(blocks);
        SelfAttention attention =
                new SelfAttention(PRODUCTS, width, heads, config.real("attention_probs_dropout_prob", 0.1));
        PostNormLayer.Sizes sizes = new PostNormLayer.Sizes(width, config.positive("intermediate_size"), eps(config));
        Block layer = new PostNormLayer(NAMES, sizes, activation(config), dropout(config), dropout(config))
                .block(blocks, new Attention("attention.attn", attention.withSharedBias(blocks)));
        return TextEncoder.of(embeddings)
                .withLayers("encoder.layer", config.layers("num_hidden_layers"), layer)
                .with(BIASES, blocks.embedding(config.integer("relative_attention_num_buckets", 32), heads))
                .withShared(Distances.biases(BIASES));
    }

    private static EncoderHead head(ModelConfig config, Head head, Blocks blocks) {
        long width = config.positive("hidden_size");
        boolean tied = config.flag("tie_word_embeddings", true);
        return switch (head) {
            case TEXT_CLASSIFICATION ->
                EncoderHead.of(
                        new TextHead.Dense(
                                        "classifier.dense",
                                        "classifier.out_proj",
                                        Activation.TANH,
                                        dropout(config),
                                        dropout(config),
                                        width,
                                        config.labels().size())
                                .head(blocks),
                        "classifier");
            case FILL_MASK ->
                EncoderHead.of(
                        new TextHead.Masked(
                                        "lm_head.dense",
                                        "lm_head.layer_norm",
                                        tied ? "lm_head" : "lm_head.decoder",
                                        "mpnet.embeddings.word_embeddings",
                                        tied,
                                        Activation.GELU,
                                        new TextHead.Masked.Widths(width, config.positive("vocab_size"), eps(config)))
                                .head(blocks),
                        "lm_head");
            case TOKEN_CLASSIFICATION -> EncoderHead.tokens(config, blocks, width, dropout(config));
            case QUESTION_ANSWERING -> EncoderHead.spans(blocks, width, 0);
            default -> EncoderHead.features();
        };
    }

    private static double dropout(ModelConfig config) {
        return config.real("hidden_dropout_prob", 0.1);
    }

    private static double eps(ModelConfig config) {
        return config.real("layer_norm_eps", 1e-12);
    }

    private static Activation activation(ModelConfig config) {
        return Activation.of(config.text("hidden_act", "gelu"));
    }
}
