package io.ashlar.models.images;

import java.awt.image.Raster;

/**
 * JPEGs of four components as RGB: CMYK stored inverted, as Adobe's programs write it, or YCCK, whose first three are
 * turned into CMY with libjpeg's fixed-point arithmetic.
 */
final class JpegCmyk {
    private static final int YCCK = 2;
    private static final int HALF = 1 << 15;
    private static final int CR_R = 91881;
    private static final int CB_B = 116130;
    private static final int CR_G = 46802;
    private static final int CB_G = 22554;

    private JpegCmyk() {}

    static RgbImage toRgb(Raster raster, byte[] file) {
        boolean ycck = adobeTransform(file) == YCCK;
        RgbImage rgb = RgbImage.black(raster.getWidth(), raster.getHeight());
        int[] row = new int[raster.getWidth() * 4];
        int[] inverted = new int[RgbImage.CHANNELS];
        for (int y = 0, at = 0; y < rgb.height(); y++) {
            raster.getPixels(0, y, rgb.width(), 1, row);
            for (int x = 0; x < row.length; x += 4) {
                inverted(row, x, ycck, inverted);
                int light = row[x + 3];
                for (int channel : inverted) {
                    rgb.pixels()[at++] = (byte) Math.max(0, light - scaled(channel, light));
                }
            }
        }
        return rgb;
    }

    /** Ink of cyan, magenta and yellow, 255 the most. */
    private static void inverted(int[] row, int x, boolean ycck, int[] into) {
        if (!ycck) {
            for (int i = 0; i < into.length; i++) {
                into[i] = 255 - row[x + i];
            }
            return;
        }
        int luma = row[x];
        int cb = row[x + 1] - 128;
        int cr = row[x + 2] - 128;
        into[0] = clamp(luma + (CR_R * cr + HALF >> 16));
        into[1] = clamp(luma + (-CB_G * cb - CR_G * cr + HALF >> 16));
        into[2] = clamp(luma + (CB_B * cb + HALF >> 16));
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }

    /** a times b over 255, rounded. */
    private static int scaled(int a, int b) {
        int product = a * b + 128;
        return (product >> 8) + product >> 8;
    }

    private static int adobeTransform(byte[] file) {
        for (int at = 2; at + 4 <= file.length && (file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) != 0xda; ) {
            if ((file[at + 1] & 0xff) == 0xee && ImageFormat.has(file, at + 4, "Adobe") && at + 15 < file.length) {
                return file[at + 15] & 0xff;
            }
            at += 2 + ((file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
        }
        return 0;
    }
}
