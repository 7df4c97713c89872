package io.ashlar.models.images;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.jspecify.annotations.Nullable;

/** The first frame's samples as RGB, without the colour spaces that Java would convert between and Pillow does not. */
final class FrameReader {
    private static final int CMYK = 4;

    private FrameReader() {}

    static RgbImage read(ImageReader reader, byte[] file, ImageFormat format) throws IOException {
        switch (format) {
            case GIF:
                return GifCanvas.place(reader.read(0), reader, file);
            case JPEG:
                Raster raw = rawIfCmyk(reader);
                return raw != null ? JpegCmyk.toRgb(raw, file) : toRgb(reader.read(0));
            default:
                return toRgb(reader.read(0));
        }
    }

    /** Four components are read raw: Java would convert them, each version in a way of its own. */
    private static @Nullable Raster rawIfCmyk(ImageReader reader) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (types.hasNext() && types.next().getNumComponents() != CMYK) {
            return null;
        }
        Raster raster = reader.readRaster(0, null);
        if (raster.getNumBands() != CMYK) {
            throw new IOException("it has " + raster.getNumBands() + " components");
        }
        return raster;
    }

    private static RgbImage toRgb(BufferedImage image) {
        ColorModel colors = image.getColorModel();
        if (colors instanceof IndexColorModel palette) {
            return fromPalette(image.getRaster(), palette);
        }
        return fromSamples(image.getRaster());
    }

    private static RgbImage fromPalette(Raster raster, IndexColorModel palette) {
        RgbImage rgb = RgbImage.black(raster.getWidth(), raster.getHeight());
        int[] row = new int[raster.getWidth()];
        for (int y = 0, at = 0; y < rgb.height(); y++) {
            raster.getSamples(0, y, rgb.width(), 1, 0, row);
            for (int index : row) {
                int color = index < palette.getMapSize() ? palette.getRGB(index) : 0;
                rgb.pixels()[at++] = (byte) (color >> 16);
                rgb.pixels()[at++] = (byte) (color >> 8);
                rgb.pixels()[at++] = (byte) color;
            }
        }
        return rgb;
    }

    private static RgbImage fromSamples(Raster raster) {
        RgbImage rgb = RgbImage.black(raster.getWidth(), raster.getHeight());
        int bands = raster.getNumBands();
        boolean wide = raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT;
        int[] row = new int[raster.getWidth() * bands];
        for (int y = 0, at = 0; y < rgb.height(); y++) {
            raster.getPixels(0, y, rgb.width(), 1, row);
            for (int x = 0; x < row.length; x += bands) {
                for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
                    int sample = row[bands < RgbImage.CHANNELS ? x : x + channel];
                    rgb.pixels()[at++] = (byte) (wide ? narrowed(sample, bands) : sample);
                }
            }
        }
        return rgb;
    }

    /** Sixteen bits: Pillow keeps the high byte, except for plain grey, which it clips. */
    private static int narrowed(int sample, int bands) {
        return bands == 1 ? Math.min(sample, 255) : sample >> 8;
    }
}
