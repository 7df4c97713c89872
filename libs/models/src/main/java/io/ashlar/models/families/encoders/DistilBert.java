package io.ashlar.models.families.encoders;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Attention;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
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

/** DistilBERT (Sanh et al. 2019): BERT's layers under other names, without token types or pooler. */
final class DistilBert implements Family {
    private static final double EPS = 1e-12;
    private static final PostNormLayer.Names NAMES =
            new PostNormLayer.Names("attention.out_lin", "sa_layer_norm", "ffn.lin1", "ffn.lin2", "output_layer_norm");
    private static final SelfAttention.Names PRODUCTS = new SelfAttention.Names("q_lin", "k_lin", "v_lin");

    @Override
    public Set<String> modelTypes() {
        return Set.of("distilbert");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        EncoderHead parts = head(config, head, blocks);
        KeyRules keys = new KeyRules(
                "distilbert.",
                Map.of(),
                KeyPatterns.of(
                        "(distilbert\\.)?embeddings\\.position_ids",
                        "vocab_.*",
                        "pre_classifier\\..*",
                        "classifier\\..*",
                        "qa_outputs\\..*"),
                parts.paths());
        return new Architecture(
                config.modelType(),
                head,
                TextModel.of(blocks, "distilbert", encoder(config, blocks), parts.head()),
                keys,
                new TextInputs(
                        0,
                        Math.toIntExact(config.positive("vocab_size")),
                        1,
                        Math.toIntExact(config.integer("max_position_embeddings", 512))),
                config.real("initializer_range", 0.02),
                head.hasLabels() ? config.labels() : List.of());
    }

    private static TextEncoder encoder(ModelConfig config, Blocks blocks) {
        long width = config.positive("dim");
        double dropout = config.real("dropout", 0.1);
        Block embeddings = new TextEmbeddings(
                        TextEmbeddings.Names.BERT,
                        config.positive("vocab_size"),
                        config.integer("max_position_embeddings", 512),
                        0,
                        width,
                        width,
                        blocks.layerNorm(width, EPS),
                        dropout)
                .block(blocks);
        SelfAttention attention = new SelfAttention(
                PRODUCTS, width, config.heads("n_heads", width), config.real("attention_dropout", 0.1));
        // Beside the weights, dropout is only after the feed-forward: none follows the attention's product.
        Block layer = new PostNormLayer(
                        NAMES,
                        new PostNormLayer.Sizes(width, config.positive("hidden_dim"), EPS),
                        activation(config),
                        0,
                        dropout)
                .block(blocks, new Attention("attention", attention.block(blocks)));
        return TextEncoder.of(embeddings).withLayers("transformer.layer", config.layers("n_layers"), layer);
    }

    private static EncoderHead head(ModelConfig config, Head head, Blocks blocks) {
        long width = config.positive("dim");
        return switch (head) {
            case TEXT_CLASSIFICATION ->
                EncoderHead.of(
                        new TextHead.Dense(
                                        "pre_classifier",
                                        "classifier",
                                        Activation.RELU,
                                        0,
                                        config.real("seq_classif_dropout", 0.2),
                                        width,
                                        config.labels().size())
                                .head(blocks),
                        "pre_classifier",
                        "classifier");
            case FILL_MASK ->
                EncoderHead.of(
                        new TextHead.Masked(
                                        "vocab_transform",
                                        "vocab_layer_norm",
                                        "vocab_projector",
                                        "distilbert.embeddings.word_embeddings",
                                        config.flag("tie_word_embeddings", true),
                                        activation(config),
                                        new TextHead.Masked.Widths(width, config.positive("vocab_size"), EPS))
                                .head(blocks),
                        "vocab_transform",
                        "vocab_layer_norm",
                        "vocab_projector");
            case TOKEN_CLASSIFICATION -> EncoderHead.tokens(config, blocks, width, config.real("dropout", 0.1));
            case QUESTION_ANSWERING -> EncoderHead.spans(blocks, width, config.real("qa_dropout", 0.1));
            default -> EncoderHead.features();
        };
    }

    private static Activation activation(ModelConfig config) {
        return Activation.of(config.text("activation", "gelu"));
    }
}
