package io.ashlar.models.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** What a file's outer structure says before it is decoded: where parts lie, how large frames say that they are. */
final class Container {
    private static final int MAX_SCANS = 256;
    private static final int GIF_SCREEN = 6;
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int PNG_SIGNATURE = 8;

    private Container() {}

    /** Refuses what the readers would decode at great cost: huge canvases and frames, endless progressive scans. */
    static void check(byte[] file, ImageFormat format, ImageLimits limits) {
        switch (format) {
            case GIF:
                limits.checkSize(
                        little(file).getShort(GIF_SCREEN) & 0xffff, little(file).getShort(GIF_SCREEN + 2) & 0xffff);
                break;
            case WEBP:
                checkWhole(file);
                checkWebpFrames(file, RIFF_HEADER, file.length, limits);
                break;
            case JPEG:
                checkScans(file);
                break;
            default:
                break;
        }
    }

    private static void checkWhole(byte... file) {
        long said = (little(file).getInt(4) & 0xffffffffL) + CHUNK_HEADER;
        if (said > file.length) {
            throw ImageDecoder.invalid("The WEBP ends too early: it has " + file.length + " of " + said + " bytes");
        }
    }

    private static void checkScans(byte[] file) {
        int scans = 0;
        for (int i = 0; i + 1 < file.length; i++) {
            if ((file[i] & 0xff) == 0xff && (file[i + 1] & 0xff) == 0xda && ++scans > MAX_SCANS) {
                throw ImageDecoder.invalid("The JPEG has more than " + MAX_SCANS + " scans");
            }
        }
    }

    private static void checkWebpFrames(byte[] file, int from, int to, ImageLimits limits) {
        ByteBuffer bytes = little(file);
        for (long at = from; at + CHUNK_HEADER <= to; ) {
            int start = (int) at + CHUNK_HEADER;
            long size = bytes.getInt((int) at + 4) & 0xffffffffL;
            if (ImageFormat.has(file, (int) at, "VP8 ") && start + 10 <= to) {
                limits.checkSize(bytes.getShort(start + 6) & 0x3fff, bytes.getShort(start + 8) & 0x3fff);
            } else if (ImageFormat.has(file, (int) at, "VP8L") && start + 5 <= to) {
                int packed = bytes.getInt(start + 1);
                limits.checkSize((packed & 0x3fff) + 1, (packed >>> 14 & 0x3fff) + 1);
            } else if (ImageFormat.has(file, (int) at, "ANMF")) {
                int end = (int) Math.min(to, start + size);
                checkWebpFrames(file, Math.min(end, start + FRAME_HEADER), end, limits);
            }
            at = start + size + (size & 1);
        }
    }

    /** Where the TIFF structure of the file's EXIF begins, if it has one. */
    static OptionalInt exif(byte[] file, ImageFormat format) {
        switch (format) {
            case JPEG:
                return jpegExif(file);
            case PNG:
                return chunk(file, PNG_SIGNATURE, "eXIf", ByteOrder.BIG_ENDIAN);
            case WEBP:
                OptionalInt chunk = chunk(file, RIFF_HEADER, "EXIF", ByteOrder.LITTLE_ENDIAN);
                return chunk.isPresent() && ImageFormat.has(file, chunk.getAsInt(), "Exif\0\0")
                        ? OptionalInt.of(chunk.getAsInt() + 6)
                        : chunk;
            default:
                return OptionalInt.empty();
        }
    }

    private static OptionalInt jpegExif(byte[] file) {
        for (int at = 2; at + 4 <= file.length && (file[at] & 0xff) == 0xff; ) {
            int marker = file[at + 1] & 0xff;
            if (marker == 0xda) {
                break;
            }
            if (marker == 0xe1 && ImageFormat.has(file, at + 4, "Exif\0\0")) {
                return OptionalInt.of(at + 10);
            }
            at += 2 + ((file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
        }
        return OptionalInt.empty();
    }

    /** PNG's chunks are length, name, content, checksum; RIFF's are name, length, content, padding. */
    private static OptionalInt chunk(byte[] file, int from, String name, ByteOrder order) {
        boolean png = order == ByteOrder.BIG_ENDIAN;
        ByteBuffer bytes = ByteBuffer.wrap(file).order(order);
        for (long at = from; at + CHUNK_HEADER <= file.length; ) {
            long size = bytes.getInt((int) at + (png ? 0 : 4)) & 0xffffffffL;
            if (ImageFormat.has(file, (int) at + (png ? 4 : 0), name)) {
                return OptionalInt.of((int) at + CHUNK_HEADER);
            }
            at += CHUNK_HEADER + size + (png ? 4 : size & 1);
        }
        return OptionalInt.empty();
    }

    private static ByteBuffer little(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }
}
