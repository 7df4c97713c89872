package io.ashlar.models.families.encoders;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Attention;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.PostNormLayer;
import io.ashlar.models.blocks.SelfAttention;
import io.ashlar.models.blocks.TextEncoder;
import io.ashlar.models.blocks.TextHead;
import io.ashlar.models.blocks.TextModel;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Family;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ALBERT (Lan et al. 2019): narrow embeddings, and few layers that are called again and again. */
final class Albert implements Family {
    private static final PostNormLayer.Names NAMES = new PostNormLayer.Names(
            "attention.dense", "attention.LayerNorm", "ffn", "ffn_output", "full_layer_layer_norm");
    private static final SelfAttention.Names PRODUCTS = new SelfAttention.Names("query", "key", "value");

    @Override
    public Set<String> modelTypes() {
        return Set.of("albert");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        BertLayout layout = new BertLayout(config, "albert");
        KeyRules keys = new KeyRules(
                "albert.",
                Map.of(
                        "predictions.bias", List.of("predictions.decoder.bias"),
                        "predictions.decoder.bias", List.of("predictions.bias")),
                KeyPatterns.of(
                        "(albert\\.)?embeddings\\.position_(ids|embeddings\\.weight)",
                        "(albert\\.)?pooler\\..*",
                        "predictions\\..*",
                        "sop_classifier\\..*",
                        "classifier\\..*",
                        "qa_outputs\\..*"),
                List.of());
        EncoderHead parts = head(layout, head, blocks);
        Block root = TextModel.of(blocks, "albert", encoder(layout, blocks), parts.head());
        return layout.architecture(head, root, parts, keys, 0);
    }

    private static TextEncoder encoder(BertLayout layout, Blocks blocks) {
        ModelConfig config = layout.config();
        long width = layout.width();
        TextEncoder encoder = TextEncoder.of(layout.embeddings(blocks))
                .withProjection("encoder.embedding_hidden_mapping_in", blocks.linear(layout.embeddingWidth(), width));
        PostNormLayer.Sizes sizes = new PostNormLayer.Sizes(width, config.positive("intermediate_size"), layout.eps());
        Attention attention = new Attention("attention", layout.attention(blocks, PRODUCTS, false));
        Block layer =
                new PostNormLayer(NAMES, sizes, layout.activation(), layout.dropout(), 0).block(blocks, attention);
        int layers = config.layers("num_hidden_layers");
        long groups = Math.min(config.integer("num_hidden_groups", 1), layers);
        for (int i = 0; i < layers; i++) {
            long group = (long) (i / ((double) layers / groups));
            for (long inner = 0; inner < config.integer("inner_group_num", 1); inner++) {
                encoder = encoder.withLayer("encoder.albert_layer_groups." + group + ".albert_layers." + inner, layer);
            }
        }
        return layout.withDistances(encoder);
    }

    private static EncoderHead head(BertLayout layout, Head head, Blocks blocks) {
        double dropout = layout.config().real("classifier_dropout_prob", 0.1);
        return switch (head) {
            case TEXT_CLASSIFICATION ->
                EncoderHead.of(
                        new TextHead.Dense(
                                        "albert.pooler",
                                        "classifier",
                                        Activation.TANH,
                                        0,
                                        dropout,
                                        layout.width(),
                                        layout.config().labels().size())
                                .head(blocks),
                        "albert.pooler",
                        "classifier");
            case FILL_MASK ->
                EncoderHead.of(
                        new TextHead.Masked(
                                        "predictions.dense",
                                        "predictions.LayerNorm",
                                        layout.tied() ? "predictions" : "predictions.decoder",
                                        "albert.embeddings.word_embeddings",
                                        layout.tied(),
                                        layout.activation(),
                                        layout.widths())
                                .head(blocks),
                        "predictions");
            case TOKEN_CLASSIFICATION -> EncoderHead.tokens(layout.config(), blocks, layout.width(), dropout);
            case QUESTION_ANSWERING -> layout.spans(blocks);
            default -> EncoderHead.features();
        };
    }
}
