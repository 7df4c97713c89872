package io.ashlar.models.families.encoders;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.PostNormLayer;
import io.ashlar.models.blocks.Stack;
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
    private static final PostNormLayer.Names NAMES = new PostNormLayer.Names(
            "attention.q_lin",
            "attention.k_lin",
            "attention.v_lin",
            "attention.out_lin",
            "sa_layer_norm",
            "ffn.lin1",
            "ffn.lin2",
            "output_layer_norm");

    @Override
    public Set<String> modelTypes() {
        return Set.of("distilbert");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        long width = config.positive("dim");
        double dropout = config.real("dropout", 0.1);
        long positions = config.integer("max_position_embeddings", 512);
        Block embeddings = TextModel.embeddings(
                blocks, new TextModel.EmbeddingSizes(config.positive("vocab_size"), positions, 0, width, EPS, dropout));
        PostNormLayer.Sizes sizes =
                new PostNormLayer.Sizes(width, config.heads("n_heads", width), config.positive("hidden_dim"), EPS);
        PostNormLayer layer =
                new PostNormLayer(NAMES, sizes, activation(config), dropout, config.real("attention_dropout", 0.1));
        Block stack = Stack.of(config.layers("n_layers"), layer.block(blocks), blocks.form() == LinearForm.PACKED);
        Block root = TextModel.of(
                blocks,
                "distilbert",
                "transformer.layer",
                new TextModel.Parts(embeddings, stack, head(config, head, blocks)));
        KeyRules keys = new KeyRules(
                "distilbert.",
                Map.of(),
                KeyPatterns.of(
                        "(distilbert\\.)?embeddings\\.position_ids",
                        "vocab_.*",
                        "pre_classifier\\..*",
                        "classifier\\..*",
                        "qa_outputs\\..*"),
                newHeads(head));
        return new Architecture(
                config.modelType(),
                head,
                root,
                keys,
                new TextInputs(0, Math.toIntExact(config.positive("vocab_size")), 1, Math.toIntExact(positions)),
                config.real("initializer_range", 0.02),
                head.hasLabels() ? config.labels() : List.of());
    }

    private static List<String> newHeads(Head head) {
        return switch (head) {
            case TEXT_CLASSIFICATION -> List.of("pre_classifier", "classifier");
            case TOKEN_CLASSIFICATION -> List.of("classifier");
            case QUESTION_ANSWERING -> List.of("qa_outputs");
            case FILL_MASK -> List.of("vocab_transform", "vocab_layer_norm", "vocab_projector");
            default -> List.of();
        };
    }

    private static TextHead head(ModelConfig config, Head head, Blocks blocks) {
        long width = config.positive("dim");
        switch (head) {
            case TEXT_CLASSIFICATION:
                return new TextHead.Dense(
                                "pre_classifier",
                                "classifier",
                                Activation.RELU,
                                0,
                                config.real("seq_classif_dropout", 0.2),
                                width,
                                config.labels().size())
                        .head(blocks);
            case FILL_MASK:
                return new TextHead.Masked(
                                "vocab_transform",
                                "vocab_layer_norm",
                                "vocab_projector",
                                "distilbert.embeddings.word_embeddings",
                                config.flag("tie_word_embeddings", true),
                                activation(config),
                                new TextHead.Masked.Widths(width, config.positive("vocab_size"), EPS))
                        .head(blocks);
            case TOKEN_CLASSIFICATION:
                return new TextHead.Tokens(
                                "classifier",
                                config.real("dropout", 0.1),
                                width,
                                config.labels().size())
                        .head(blocks);
            case QUESTION_ANSWERING:
                return new TextHead.Tokens("qa_outputs", config.real("qa_dropout", 0.1), width, 2).head(blocks);
            default:
                return TextHead.features();
        }
    }

    private static Activation activation(ModelConfig config) {
        return Activation.of(config.text("activation", "gelu"));
    }
}
