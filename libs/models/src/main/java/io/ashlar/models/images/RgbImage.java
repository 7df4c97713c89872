package io.ashlar.models.images;

/**
 * A decoded picture.
 *
 * @param pixels (height, width, 3), row after row, red green blue, 0 to 255 as unsigned bytes; not copied
 */
public record RgbImage(int width, int height, byte[] pixels) {
    public static final int CHANNELS = 3;

    public RgbImage {
        if (width <= 0 || height <= 0 || pixels.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException(
                    "A picture of " + width + " x " + height + " does not have " + pixels.length + " bytes");
        }
    }

    /** An all black picture. */
    static RgbImage black(int width, int height) {
        return new RgbImage(width, height, new byte[Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)]);
    }
}
