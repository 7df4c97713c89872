package io.ashlar.models.training.data;

import io.ashlar.models.images.PixelValues;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A picture and its label.
 *
 * @param target the label's number; 0 and 1 for each of several labels; or a value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ImageRow(Picture picture, float[] target) implements TrainingRow {
    /** A picture that is read and prepared when its batch is, so that a data set need not fit into memory. */
    public interface Picture {
        /** Its numbers, the same each time. */
        PixelValues read();

        /** What makes it this picture: a path, or a hash of its bytes. */
        String identity();
    }

    public ImageRow {
        if (target.length == 0) {
            throw new IllegalArgumentException("A picture needs at least one target");
        }
    }

    @Override
    public int tokens() {
        return 1;
    }

    @Override
    public boolean isCut() {
        return false;
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        out.writeUTF(picture.identity());
        for (float value : target) {
            out.writeFloat(value);
        }
    }
}
