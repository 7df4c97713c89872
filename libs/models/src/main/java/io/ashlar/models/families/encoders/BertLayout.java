package io.ashlar.models.families.encoders;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.PostNormLayer;
import io.ashlar.models.blocks.Stack;
import io.ashlar.models.blocks.TextHead;
import io.ashlar.models.blocks.TextModel;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.TextInputs;

/** The encoder that BERT's relatives share, with the fields and paths of BERT's configuration and checkpoints. */
record BertLayout(ModelConfig config, String prefix) {
    private static final PostNormLayer.Names NAMES = new PostNormLayer.Names(
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
            "attention.output.dense",
            "attention.output.LayerNorm",
            "intermediate.dense",
            "output.dense",
            "output.LayerNorm");

    Block root(Blocks blocks, TextHead head) {
        String positions = config.text("position_embedding_type", "absolute");
        if (!positions.equals("absolute")) {
            throw new ProblemException(
                    ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                    "config.json has position_embedding_type '" + positions + "'. Ashlar has 'absolute'.");
        }
        if (config.flag("is_decoder", false)) {
            throw new ProblemException(
                    ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                    "config.json has is_decoder true. Ashlar runs '" + config.modelType() + "' as an encoder only.");
        }
        Block embeddings = TextModel.embeddings(
                blocks,
                new TextModel.EmbeddingSizes(
                        config.positive("vocab_size"),
                        config.positive("max_position_embeddings"),
                        tokenTypes(),
                        width(),
                        eps(),
                        dropout()));
        PostNormLayer layer = new PostNormLayer(
                NAMES,
                new PostNormLayer.Sizes(
                        width(),
                        config.heads("num_attention_heads", width()),
                        config.positive("intermediate_size"),
                        eps()),
                activation(),
                dropout(),
                config.real("attention_probs_dropout_prob", 0.1));
        Block stack =
                Stack.of(config.layers("num_hidden_layers"), layer.block(blocks), blocks.form() == LinearForm.PACKED);
        return TextModel.of(blocks, prefix, "encoder.layer", new TextModel.Parts(embeddings, stack, head));
    }

    Architecture architecture(Head head, Block root, KeyRules keys, int firstPosition) {
        return new Architecture(
                config.modelType(),
                head,
                root,
                keys,
                new TextInputs(
                        firstPosition,
                        Math.toIntExact(config.positive("vocab_size")),
                        tokenTypes(),
                        Math.toIntExact(config.positive("max_position_embeddings") - firstPosition)),
                config.real("initializer_range", 0.02),
                head.hasLabels() ? config.labels() : java.util.List.of());
    }

    long width() {
        return config.positive("hidden_size");
    }

    double dropout() {
        return config.real("hidden_dropout_prob", 0.1);
    }

    double classifierDropout() {
        return config.real("classifier_dropout", dropout());
    }

    /** Labels for every token. */
    TextHead tokenHead(Blocks blocks) {
        return new TextHead.Tokens(
                        "classifier",
                        classifierDropout(),
                        width(),
                        config.labels().size())
                .head(blocks);
    }

    /** Where an answer begins and ends: always two logits a token, whatever labels the configuration has. */
    TextHead spanHead(Blocks blocks, double dropout) {
        return new TextHead.Tokens("qa_outputs", dropout, width(), 2).head(blocks);
    }

    Activation activation() {
        return Activation.of(config.text("hidden_act", "gelu"));
    }

    TextHead.Masked.Widths widths() {
        return new TextHead.Masked.Widths(width(), config.positive("vocab_size"), eps());
    }

    private int tokenTypes() {
        return Math.toIntExact(config.integer("type_vocab_size", 2));
    }

    private double eps() {
        return config.real("layer_norm_eps", 1e-12);
    }
}
