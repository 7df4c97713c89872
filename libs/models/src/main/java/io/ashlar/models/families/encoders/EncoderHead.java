package io.ashlar.models.families.encoders;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.TextHead;
import io.ashlar.models.families.ModelConfig;
import java.util.List;

/** A head, and where its weights lie: below these paths they are new where a checkpoint has none of them. */
record EncoderHead(TextHead head, List<String> paths) {
    static EncoderHead of(TextHead head, String... paths) {
        return new EncoderHead(head, List.of(paths));
    }

    /** Hidden states. */
    static EncoderHead features() {
        return of(TextHead.features());
    }

    /** Labels for every token, by a product at {@code classifier}. */
    static EncoderHead tokens(ModelConfig config, Blocks blocks, long width, double dropout) {
        return of(
                new TextHead.Tokens(
                                "classifier", dropout, width, config.labels().size())
                        .head(blocks),
                "classifier");
    }

    /** Where an answer begins and ends: always two logits a token, whatever labels the configuration has. */
    static EncoderHead spans(Blocks blocks, long width, double dropout) {
        return of(new TextHead.Tokens("qa_outputs", dropout, width, 2).head(blocks), "qa_outputs");
    }
}
