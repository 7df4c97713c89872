package io.ashlar.models.families.encoders;

import io.ashlar.models.blocks.Activation;
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
        KeyRules keys = new KeyRules(
                "roberta.",
                Map.of(
                        "lm_head.bias", List.of("lm_head.decoder.bias"),
                        "lm_head.decoder.bias", List.of("lm_head.bias")),
                KeyPatterns.of(
                        "(roberta\\.)?embeddings\\.position_(ids|embeddings\\.weight)",
                        "(roberta\\.)?pooler\\..*",
                        "lm_head\\..*",
                        "classifier\\..*",
                        "qa_outputs\\..*"),
                List.of());
        int padding = Math.toIntExact(config.integer("pad_token_id", 1));
        return layout.architecture(head, blocks, head(layout, head, blocks), keys, padding + 1);
    }

    private static EncoderHead head(BertLayout layout, Head head, Blocks blocks) {
        return switch (head) {
            case TEXT_CLASSIFICATION ->
                EncoderHead.of(
                        new TextHead.Dense(
                                        "classifier.dense",
                                        "classifier.out_proj",
                                        Activation.TANH,
                                        layout.classifierDropout(),
                                        layout.classifierDropout(),
                                        layout.width(),
                                        layout.config().labels().size())
                                .head(blocks),
                        "classifier");
            case FILL_MASK ->
                EncoderHead.of(
                        new TextHead.Masked(
                                        "lm_head.dense",
                                        "lm_head.layer_norm",
                                        layout.tied() ? "lm_head" : "lm_head.decoder",
                                        "roberta.embeddings.word_embeddings",
                                        layout.tied(),
                                        Activation.GELU,
                                        layout.widths())
                                .head(blocks),
                        "lm_head");
            case TOKEN_CLASSIFICATION -> layout.tokens(blocks);
            case QUESTION_ANSWERING -> layout.spans(blocks);
            default -> EncoderHead.features();
        };
    }
}
