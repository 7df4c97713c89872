package io.ashlar.models.images;

/**
 * A picture as a model takes it.
 *
 * @param values (3, height, width), channel after channel
 */
public record PixelValues(int height, int width, float[] values) {
    public PixelValues {
        if (values.length != Math.multiplyExact(Math.multiplyExact(height, width), RgbImage.CHANNELS)) {
            throw new IllegalArgumentException(
                    values.length + " values are no picture of " + height + " x " + width + " pixels");
        }
    }
}
