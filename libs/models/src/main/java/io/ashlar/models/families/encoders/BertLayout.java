package io.ashlar.models.families.encoders;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
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
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.TextInputs;
import java.util.List;

/** The encoder that BERT's relatives share, with the fields and paths of BERT's configuration and checkpoints. */
record BertLayout(ModelConfig config, String prefix) {
    static final PostNormLayer.Names NAMES = new PostNormLayer.Names(
            "attention.output.dense",
            "attention.output.LayerNorm",
            "intermediate.dense",
            "output.dense",
            "output.LayerNorm");
    private static final SelfAttention.Names PRODUCTS = new SelfAttention.Names("query", "key", "value");

    /** The whole encoder: embeddings and layers. */
    TextEncoder encoder(Blocks blocks) {
        if (config.flag("is_decoder", false)) {
            throw new ProblemException(
                    ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                    "config.json has is_decoder true. Ashlar runs '" + config.modelType() + "' as an encoder only.");
        }
        TextEncoder encoder = TextEncoder.of(embeddings(blocks));
        if (embeddingWidth() != width()) {
            encoder = encoder.withProjection("embeddings_project", blocks.linear(embeddingWidth(), width()));
        }
        Attention attention = new Attention("attention.self", attention(blocks, PRODUCTS, true));
        return withDistances(
                encoder.withLayers("encoder.layer", config.layers("num_hidden_layers"), layer(blocks, attention)));
    }

    /** The encoder, told the distances of tokens where its attention wants them. */
    TextEncoder withDistances(TextEncoder encoder) {
        return absolute() ? encoder : encoder.withShared(Distances.exact(positions()));
    }

    Block embeddings(Blocks blocks) {
        return new TextEmbeddings(
                        TextEmbeddings.Names.BERT,
                        config.positive("vocab_size"),
                        absolute() ? positions() : 0,
                        tokenTypes(),
                        embeddingWidth(),
                        embeddingWidth(),
                        blocks.layerNorm(embeddingWidth(), eps()),
                        dropout())
                .block(blocks);
    }

    /** Attention with the positions that the configuration asks for. */
    Block attention(Blocks blocks, SelfAttention.Names names, boolean scaled) {
        double dropout = config.real("attention_probs_dropout_prob", 0.1);
        SelfAttention attention =
                new SelfAttention(names, width(), config.heads("num_attention_heads", width()), dropout);
        return absolute()
                ? attention.block(blocks)
                : attention.withDistances(blocks, positionType(), positions(), scaled);
    }

    private Block layer(Blocks blocks, Attention attention) {
        PostNormLayer.Sizes sizes = new PostNormLayer.Sizes(width(), config.positive("intermediate_size"), eps());
        return new PostNormLayer(NAMES, sizes, activation(), dropout(), dropout()).block(blocks, attention);
    }

    /** The model with this head. */
    Architecture architecture(Head head, Blocks blocks, EncoderHead parts, KeyRules keys, int firstPosition) {
        Block root = TextModel.of(blocks, prefix, encoder(blocks), parts.head());
        return architecture(head, root, parts, keys, firstPosition);
    }

    Architecture architecture(Head head, Block root, EncoderHead parts, KeyRules keys, int firstPosition) {
        return new Architecture(
                config.modelType(),
                head,
                root,
                new KeyRules(keys.prefix(), keys.aliases(), keys.unused(), parts.paths()),
                new TextInputs(
                        firstPosition,
                        Math.toIntExact(config.positive("vocab_size")),
                        tokenTypes(),
                        Math.toIntExact(positions() - firstPosition)),
                config.real("initializer_range", 0.02),
                head.hasLabels() ? config.labels() : List.of());
    }

    /** Labels for every token. */
    EncoderHead tokens(Blocks blocks) {
        return EncoderHead.tokens(config, blocks, width(), classifierDropout());
    }

    /** Where an answer begins and ends. */
    EncoderHead spans(Blocks blocks) {
        return EncoderHead.spans(blocks, width(), 0);
    }

    long width() {
        return config.positive("hidden_size");
    }

    long embeddingWidth() {
        return config.modelType().equals("electra") || config.modelType().equals("albert")
                ? config.integer("embedding_size", 128)
                : width();
    }

    double dropout() {
        return config.real("hidden_dropout_prob", config.modelType().equals("albert") ? 0 : 0.1);
    }

    double classifierDropout() {
        return config.real("classifier_dropout", dropout());
    }

    Activation activation() {
        return Activation.of(config.text("hidden_act", config.modelType().equals("albert") ? "gelu_new" : "gelu"));
    }

    boolean tied() {
        return config.flag("tie_word_embeddings", true);
    }

    TextHead.Masked.Widths widths() {
        return new TextHead.Masked.Widths(width(), embeddingWidth(), config.positive("vocab_size"), eps());
    }

    double eps() {
        return config.real("layer_norm_eps", 1e-12);
    }

    private int tokenTypes() {
        return Math.toIntExact(config.integer("type_vocab_size", 2));
    }

    private long positions() {
        return config.integer("max_position_embeddings", 512);
    }

    private boolean absolute() {
        return positionType().equals("absolute");
    }

    private String positionType() {
        String type = config.text("position_embedding_type", "absolute");
        if (!List.of("absolute", "relative_key", "relative_key_query").contains(type)) {
            throw new ProblemException(
                    ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                    "config.json has position_embedding_type '" + type
                            + "'. Ashlar has absolute, relative_key and relative_key_query.");
        }
        return type;
    }
}
