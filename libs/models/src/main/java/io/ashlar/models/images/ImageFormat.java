package io.ashlar.models.images;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The file formats that are decoded, told apart by their first bytes and never by a name. */
public enum ImageFormat {
    JPEG,
    PNG,
    GIF,
    WEBP;

    private static final int RIFF_TYPE = 8;

    static Optional<ImageFormat> of(byte[] file) {
        if (file.length >= 3 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8 && (file[2] & 0xff) == 0xff) {
            return Optional.of(JPEG);
        }
        if (has(file, 1, "PNG\r\n") && (file[0] & 0xff) == 0x89) {
            return Optional.of(PNG);
        }
        if (has(file, 0, "GIF87a") || has(file, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        return has(file, 0, "RIFF") && has(file, RIFF_TYPE, "WEBP") ? Optional.of(WEBP) : Optional.empty();
    }

    static boolean has(byte[] file, int at, String ascii) {
        byte[] expected = ascii.getBytes(StandardCharsets.US_ASCII);
        if (file.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (file[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
