package io.ashlar.models.families.encoders;

import io.ashlar.models.blocks.Blocks;
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

/** DeBERTa (He et al. 2020) and its second and third versions: attention that keeps contents and distances apart. */
final class Deberta implements Family {
    @Override
    public Set<String> modelTypes() {
        return Set.of("deberta", "deberta-v2");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DebertaLayout layout = new DebertaLayout(config);
        EncoderHead parts = head(layout, head, blocks);
        KeyRules keys = new KeyRules(
                "deberta.",
                Map.of(
                        "cls.predictions.bias", List.of("cls.predictions.decoder.bias"),
                        "cls.predictions.decoder.bias", List.of("cls.predictions.bias")),
                KeyPatterns.of(
                        "(deberta\\.)?embeddings\\.position_(ids|embeddings\\.weight)",
                        "(cls|lm_predictions|mask_predictions)\\..*",
                        "(deberta\\.)?pooler\\..*",
                        "classifier\\..*",
                        "qa_outputs\\..*"),
                parts.paths());
        return new Architecture(
                config.modelType(),
                head,
                TextModel.of(blocks, "deberta", layout.encoder(blocks), parts.head()),
                keys,
                layout.inputs(),
                config.real("initializer_range", 0.02),
                head.hasLabels() ? config.labels() : List.of());
    }

    private static EncoderHead head(DebertaLayout layout, Head head, Blocks blocks) {
        ModelConfig config = layout.config();
        return switch (head) {
            case TEXT_CLASSIFICATION ->
                EncoderHead.of(
                        new TextHead.Dense(
                                        "pooler.dense",
                                        "classifier",
                                        layout.activation("pooler_hidden_act"),
                                        config.real("pooler_dropout", 0),
                                        config.real("cls_dropout", layout.dropout()),
                                        layout.width(),
                                        config.labels().size())
                                .head(blocks),
                        "pooler",
                        "classifier");
            case FILL_MASK -> masked(layout, blocks);
            case TOKEN_CLASSIFICATION -> EncoderHead.tokens(config, blocks, layout.width(), layout.dropout());
            case QUESTION_ANSWERING -> EncoderHead.spans(blocks, layout.width(), 0);
            default -> EncoderHead.features();
        };
    }

    /** The head of transformers' first port, or the paper's own, which knows no decoder but the word embeddings. */
    private static EncoderHead masked(DebertaLayout layout, Blocks blocks) {
        ModelConfig config = layout.config();
        boolean legacy = config.flag("legacy", true);
        boolean tied = !legacy || config.flag("tie_word_embeddings", true);
        String base = legacy ? "cls.predictions" : "lm_predictions.lm_head";
        long inner = legacy ? layout.embeddingWidth() : layout.width();
        return EncoderHead.of(
                new TextHead.Masked(
                                legacy ? base + ".transform.dense" : base + ".dense",
                                legacy ? base + ".transform.LayerNorm" : base + ".LayerNorm",
                                tied ? base : base + ".decoder",
                                "deberta.embeddings.word_embeddings",
                                tied,
                                layout.activation("hidden_act"),
                                new TextHead.Masked.Widths(
                                        layout.width(), inner, config.positive("vocab_size"), layout.eps()))
                        .head(blocks),
                base);
    }
}
