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
 * ELECTRA (Clark et al. 2020): BERT's encoder behind embeddings that may be narrower. Its generator fills masks; what
 * is fine-tuned is its discriminator.
 */
final class Electra implements Family {
    @Override
    public Set<String> modelTypes() {
        return Set.of("electra");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        BertLayout layout = new BertLayout(config, "electra");
        KeyRules keys = new KeyRules(
                "electra.",
                Map.of(),
                KeyPatterns.of(
                        "(electra\\.)?embeddings\\.position_(ids|embeddings\\.weight)",
                        "generator_.*",
                        "discriminator_predictions\\..*",
                        "sequence_summary\\..*",
                        "classifier\\..*",
                        "qa_outputs\\..*"),
                List.of());
        return layout.architecture(head, blocks, head(layout, head, blocks), keys, 0);
    }

    private static EncoderHead head(BertLayout layout, Head head, Blocks blocks) {
        return switch (head) {
            case TEXT_CLASSIFICATION ->
                EncoderHead.of(
                        new TextHead.Dense(
                                        "classifier.dense",
                                        "classifier.out_proj",
                                        Activation.GELU,
                                        layout.classifierDropout(),
                                        layout.classifierDropout(),
                                        layout.width(),
                                        layout.config().labels().size())
                                .head(blocks),
                        "classifier");
            case FILL_MASK ->
                EncoderHead.of(
                        new TextHead.Masked(
                                        "generator_predictions.dense",
                                        "generator_predictions.LayerNorm",
                                        "generator_lm_head",
                                        "electra.embeddings.word_embeddings",
                                        layout.tied(),
                                        Activation.GELU,
                                        layout.widths())
                                .head(blocks),
                        "generator_predictions",
                        "generator_lm_head");
            case TOKEN_CLASSIFICATION -> layout.tokens(blocks);
            case QUESTION_ANSWERING -> layout.spans(blocks);
            default -> EncoderHead.features();
        };
    }
}
