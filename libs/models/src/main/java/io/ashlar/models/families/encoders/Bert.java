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

/** BERT (Devlin et al. 2018), and what is laid out like it: MiniLM, the sentence encoders. */
final class Bert implements Family {
    @Override
    public Set<String> modelTypes() {
        return Set.of("bert");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        BertLayout layout = new BertLayout(config, "bert");
        KeyRules keys = new KeyRules(
                "bert.",
                Map.of(
                        "cls.predictions.bias", List.of("cls.predictions.decoder.bias"),
                        "cls.predictions.decoder.bias", List.of("cls.predictions.bias")),
                KeyPatterns.of(
                        "(bert\\.)?embeddings\\.position_(ids|embeddings\\.weight)",
                        "(bert\\.)?pooler\\..*",
                        "cls\\..*",
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
                                        "bert.pooler.dense",
                                        "classifier",
                                        Activation.TANH,
                                        0,
                                        layout.classifierDropout(),
                                        layout.width(),
                                        layout.config().labels().size())
                                .head(blocks),
                        "bert.pooler",
                        "classifier");
            case FILL_MASK ->
                EncoderHead.of(
                        new TextHead.Masked(
                                        "cls.predictions.transform.dense",
                                        "cls.predictions.transform.LayerNorm",
                                        layout.tied() ? "cls.predictions" : "cls.predictions.decoder",
                                        "bert.embeddings.word_embeddings",
                                        layout.tied(),
                                        layout.activation(),
                                        layout.widths())
                                .head(blocks),
                        "cls.predictions");
            case TOKEN_CLASSIFICATION -> layout.tokens(blocks);
            case QUESTION_ANSWERING -> layout.spans(blocks);
            default -> EncoderHead.features();
        };
    }
}
