package io.ashlar.models.diffusion;

import io.ashlar.models.images.RgbImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Generated values as pictures, and pictures as files. */
public final class Pictures {
    private static final int LARGEST = 255;

    private Pictures() {}

    /** Values (3, height, width) from 0 to 1, rounded. */
    static RgbImage of(float[] values, int width, int height) {
        int area = width * height;
        byte[] pixels = new byte[area * RgbImage.CHANNELS];
        for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
            for (int i = 0; i < area; i++) {
                pixels[i * RgbImage.CHANNELS + channel] = (byte) Math.rint(values[channel * area + i] * LARGEST);
            }
        }
        return new RgbImage(width, height, pixels);
    }

    /** The picture as a PNG file. */
    public static byte[] png(RgbImage image) {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        byte[] pixels = image.pixels();
        for (int y = 0, at = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++, at += RgbImage.CHANNELS) {
                buffered.setRGB(x, y, (pixels[at] & 0xff) << 16 | (pixels[at + 1] & 0xff) << 8 | pixels[at + 2] & 0xff);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(buffered, "png", out)) {
                throw new IllegalStateException("The JDK has no writer of PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
