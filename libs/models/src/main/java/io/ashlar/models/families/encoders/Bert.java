package io.ashlar.models.families.encoders;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.TextHead;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Family;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** BERT (Devlin et al. 2018), and what is laid out like it: MiniLM, the sentence encoders. */
final class Bert implements Family {
    @Override
    public Set<String> modelTypes() {
        return Set.of("bert");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        BertLayout layout = new BertLayout(config, "bert");
        Block root = layout.root(blocks, head(config, head, layout, blocks));
        KeyRules keys = new KeyRules(
                "bert.",
                Map.of(
                        "cls.predictions.bias", List.of("cls.predictions.decoder.bias"),
                        "cls.predictions.decoder.bias", List.of("cls.predictions.bias")),
                KeyPatterns.of(
                        "(bert\\.)?embeddings\\.position_ids",
                        "(bert\\.)?pooler\\..*",
                        "cls\\..*",
                        "classifier\\..*",
                        "qa_outputs\\..*"),
                newHeads(head));
        return layout.architecture(head, root, keys, 0);
    }

    private static List<String> newHeads(Head head) {
        return switch (head) {
            case TEXT_CLASSIFICATION -> List.of("bert.pooler", "classifier");
            case TOKEN_CLASSIFICATION -> List.of("classifier");
            case QUESTION_ANSWERING -> List.of("qa_outputs");
            case FILL_MASK -> List.of("cls.predictions");
            default -> List.of();
        };
    }

    private static TextHead head(ModelConfig config, Head head, BertLayout layout, Blocks blocks) {
        switch (head) {
            case TEXT_CLASSIFICATION:
                return new TextHead.Dense(
                                "bert.pooler.dense",
                                "classifier",
                                Activation.TANH,
                                0,
                                layout.classifierDropout(),
                                layout.width(),
                                config.labels().size())
                        .head(blocks);
            case FILL_MASK:
                boolean tied = config.flag("tie_word_embeddings", true);
                return new TextHead.Masked(
                                "cls.predictions.transform.dense",
                                "cls.predictions.transform.LayerNorm",
                                tied ? "cls.predictions" : "cls.predictions.decoder",
                                "bert.embeddings.word_embeddings",
                                tied,
                                layout.activation(),
                                layout.widths())
                        .head(blocks);
            case TOKEN_CLASSIFICATION:
                return layout.tokenHead(blocks);
            case QUESTION_ANSWERING:
                return layout.spanHead(blocks, 0);
            default:
                return TextHead.features();
        }
    }
}
