package io.ashlar.models.training.data;

import io.ashlar.models.tokenizers.Encoding;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A text, or a pair of texts.
 *
 * @param encoding its tokens
 * @param target what is to be learned: the label's number; 0 and 1 for each of several labels; a value; the first and
 *     the last token of an answer; or a number for each token, {@link #IGNORED} for those that count nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TextRow(Encoding encoding, float[] target) implements TrainingRow {
    /** The label of tokens that count nothing. */
    public static final int IGNORED = -100;

    public TextRow {
        if (encoding.tokenCount() == 0 || target.length == 0) {
            throw new IllegalArgumentException("A row has " + encoding.tokenCount() + " tokens and " + target.length
                    + " targets; it needs at least one of each");
        }
    }

    @Override
    public int tokens() {
        return encoding.tokenCount();
    }

    @Override
    public boolean isCut() {
        return encoding.untruncatedCount() > encoding.tokenCount();
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(tokens());
        for (int i = 0; i < tokens(); i++) {
            out.writeLong(encoding.id(i));
            out.writeLong(encoding.type(i));
        }
        for (float value : target) {
            out.writeFloat(value);
        }
    }
}
