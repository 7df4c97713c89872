package io.ashlar.models.training.data;

import java.io.DataOutput;
import java.io.IOException;

/** A row as the model reads it, with what is to be learned from it. */
public sealed interface TrainingRow permits TextRow, PackedRow, PairedTextRow, ImageRow {
    /** How much of the engine's work it is: tokens, or patches of an image. */
    int tokens();

    /** Whether it was longer than the longest sequence and lost tokens. */
    boolean isCut();

    /** Writes all that makes it this row, so that a training knows its rows again. */
    void writeTo(DataOutput out) throws IOException;
}
