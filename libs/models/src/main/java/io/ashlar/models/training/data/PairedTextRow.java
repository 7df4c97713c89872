package io.ashlar.models.training.data;

import io.ashlar.models.tokenizers.Encoding;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A text and the text that is to be written for it.
 *
 * @param labels tokens of the target, its end token included
 * @param targetCut whether the target was longer and lost tokens
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PairedTextRow(Encoding source, long[] labels, boolean targetCut) implements TrainingRow {
    public PairedTextRow {
        if (source.tokenCount() == 0 || labels.length == 0) {
            throw new IllegalArgumentException("A row has " + source.tokenCount() + " tokens of source and "
                    + labels.length + " of target; it needs at least one of each");
        }
    }

    @Override
    public int tokens() {
        return source.tokenCount() + labels.length;
    }

    @Override
    public boolean isCut() {
        return targetCut || source.untruncatedCount() > source.tokenCount();
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(source.tokenCount());
        for (int i = 0; i < source.tokenCount(); i++) {
            out.writeLong(source.id(i));
        }
        out.writeInt(labels.length);
        for (long label : labels) {
            out.writeLong(label);
        }
    }
}
