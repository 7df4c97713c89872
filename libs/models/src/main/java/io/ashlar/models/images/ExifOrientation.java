package io.ashlar.models.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/**
 * How a camera was held, by EXIF's tag 274: 1 is upright, 2 to 8 are the other turns and mirrorings.
 *
 * @param mirrored left and right are exchanged after the turn
 * @param quarterTurns clockwise turns that make the picture upright
 */
record ExifOrientation(boolean mirrored, int quarterTurns) {
    private static final ExifOrientation UPRIGHT = new ExifOrientation(false, 0);
    private static final int TAG = 274;
    private static final int ENTRY_BYTES = 12;
    private static final int SHORT = 3;

    static ExifOrientation of(byte[] file, ImageFormat format) {
        OptionalInt start = Container.exif(file, format);
        return start.isPresent() ? of(read(file, start.getAsInt())) : UPRIGHT;
    }

    private static ExifOrientation of(int value) {
        switch (value) {
            case 2:
                return new ExifOrientation(true, 0);
            case 3:
                return new ExifOrientation(false, 2);
            case 4:
                return new ExifOrientation(true, 2);
            case 5:
                return new ExifOrientation(true, 1);
            case 6:
                return new ExifOrientation(false, 1);
            case 7:
                return new ExifOrientation(true, 3);
            case 8:
                return new ExifOrientation(false, 3);
            default:
                return UPRIGHT;
        }
    }

    /** The tag's value in the TIFF structure's first directory; 1 where it is absent or the structure is broken. */
    private static int read(byte[] file, int tiff) {
        if (!ImageFormat.has(file, tiff, "II*\0") && !ImageFormat.has(file, tiff, "MM\0*") || tiff + 8 > file.length) {
            return 1;
        }
        ByteBuffer bytes = ByteBuffer.wrap(file, tiff, file.length - tiff).slice();
        bytes.order(file[tiff] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = bytes.getInt(4) & 0xffffffffL;
        if (directory + 2 > bytes.limit()) {
            return 1;
        }
        int entries = bytes.getShort((int) directory) & 0xffff;
        long at = directory + 2;
        for (int i = 0; i < entries && at + ENTRY_BYTES <= bytes.limit(); i++, at += ENTRY_BYTES) {
            if ((bytes.getShort((int) at) & 0xffff) == TAG && bytes.getShort((int) at + 2) == SHORT) {
                return bytes.getShort((int) at + 8) & 0xffff;
            }
        }
        return 1;
    }

    RgbImage upright(RgbImage image) {
        if (this.equals(UPRIGHT)) {
            return image;
        }
        boolean across = quarterTurns % 2 == 1;
        RgbImage turned =
                RgbImage.black(across ? image.height() : image.width(), across ? image.width() : image.height());
        for (int y = 0; y < turned.height(); y++) {
            for (int x = 0; x < turned.width(); x++) {
                int from = source(image, mirrored ? turned.width() - 1 - x : x, y);
                int to = (y * turned.width() + x) * RgbImage.CHANNELS;
                System.arraycopy(image.pixels(), from, turned.pixels(), to, RgbImage.CHANNELS);
            }
        }
        return turned;
    }

    /** Where the pixel at (x, y) of the turned picture lies in the given one. */
    private int source(RgbImage image, int x, int y) {
        int width = image.width();
        int height = image.height();
        switch (quarterTurns) {
            case 1:
                return ((height - 1 - x) * width + y) * RgbImage.CHANNELS;
            case 2:
                return ((height - 1 - y) * width + width - 1 - x) * RgbImage.CHANNELS;
            case 3:
                return (x * width + width - 1 - y) * RgbImage.CHANNELS;
            default:
                return (y * width + x) * RgbImage.CHANNELS;
        }
    }
}
