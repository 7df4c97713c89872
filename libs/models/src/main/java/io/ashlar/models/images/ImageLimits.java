package io.ashlar.models.images;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;

/**
 * How large a picture may be: checked on the file and its header, before anything is decoded.
 *
 * @param maxBytes of the file
 * @param maxPixels width times height, of the canvas and of every frame
 */
public record ImageLimits(long maxBytes, long maxPixels) {
    /** 32 MiB and 50 megapixels: what a good camera gives. */
    public static final ImageLimits DEFAULT = new ImageLimits(32L << 20, 50_000_000);

    void checkBytes(long bytes) {
        if (bytes > maxBytes) {
            throw new ProblemException(
                    ProblemCode.INPUT_TOO_LONG,
                    "The picture has " + bytes + " bytes. At most " + maxBytes + " are taken: make it smaller.");
        }
    }

    void checkSize(long width, long height) {
        if (width <= 0 || height <= 0) {
            throw new ProblemException(
                    ProblemCode.INPUT_INVALID, "The picture's header says " + width + " x " + height + " pixels.");
        }
        if (width > maxPixels || height > maxPixels || width * height > maxPixels) {
            throw new ProblemException(
                    ProblemCode.INPUT_TOO_LONG,
                    "The picture's header says " + width + " x " + height + " pixels. At most " + maxPixels
                            + " in all are taken: make it smaller.");
        }
    }
}
