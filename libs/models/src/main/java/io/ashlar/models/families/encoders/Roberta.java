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

/**
 * RoBERTa (Liu et al. 2019): BERT's encoder with positions that begin after the padding index, and heads of its own.
 */
final class Roberta implements Family {
    @Override
    public Set<String> modelTypes() {
        return Set.of("roberta", "xlm-roberta", "camembert");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        BertLayout layout = new BertLayout(config, "roberta");
        Block root = layout.root(blocks, head(config, head, layout, blocks));
        KeyRules keys = new KeyRules(
                "roberta.",
                Map.of(
                        "lm_head.bias", List.of("lm_head.decoder.bias"),
                        "lm_head.decoder.bias", List.of("lm_head.bias")),
                KeyPatterns.of(
                        "(roberta\\.)?embeddings\\.position_ids",
                        "(roberta\\.)?pooler\\..*",
                        "lm_head\\..*",
                        "classifier\\..*",
                        "qa_outputs\\..*"),
                newHeads(head));
        return layout.architecture(head, root, keys, Math.toIntExact(config.integer("pad_token_id", 1)) + 1);
    }

    private static List<String> newHeads(Head head) {
        return switch (head) {
            case TEXT_CLASSIFICATION, TOKEN_CLASSIFICATION -> List.of("classifier");
            case QUESTION_ANSWERING -> List.of("qa_outputs");
            case FILL_MASK -> List.of("lm_head");
            default -> List.of();
        };
    }

    private static TextHead head(ModelConfig config, Head head, BertLayout layout, Blocks blocks) {
        switch (head) {
            case TEXT_CLASSIFICATION:
                return new TextHead.Dense(
                                "classifier.dense",
                                "classifier.out_proj",
                                Activation.TANH,
                                layout.classifierDropout(),
                                layout.classifierDropout(),
                                layout.width(),
                                config.labels().size())
                        .head(blocks);
            case FILL_MASK:
                boolean tied = config.flag("tie_word_embeddings", true);
                return new TextHead.Masked(
                                "lm_head.dense",
                                "lm_head.layer_norm",
                                tied ? "lm_head" : "lm_head.decoder",
                                "roberta.embeddings.word_embeddings",
                                tied,
                                Activation.GELU,
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
