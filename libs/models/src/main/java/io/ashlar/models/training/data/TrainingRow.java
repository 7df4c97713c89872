package io.ashlar.models.training.data;

import io.ashlar.models.tokenizers.Encoding;

/**
 * A row as the model reads it.
 *
 * @param encoding its tokens
 * @param target what is to be learned: the label's number; or 0 and 1 for each of several labels; or the value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TrainingRow(Encoding encoding, float[] target) {
    public TrainingRow {
        if (encoding.tokenCount() == 0 || target.length == 0) {
            throw new IllegalArgumentException("A row has " + encoding.tokenCount() + " tokens and " + target.length
                    + " targets; it needs at least one of each");
        }
    }

    /** How many tokens it has. */
    public int tokens() {
        return encoding.tokenCount();
    }
}
