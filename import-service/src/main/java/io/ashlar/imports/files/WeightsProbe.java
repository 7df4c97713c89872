package io.ashlar.imports.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.SmallFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The header of a safetensors file, read before the file is downloaded: it tells whether the listed size can be right.
 * Whether each tensor is sound is the verification's affair.
 */
public final class WeightsProbe {
    private static final int LENGTH_BYTES = 8;
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private WeightsProbe() {}

    /**
     * Throws {@code model-file-malformed} for a header that is no header, or that describes another number of bytes.
     */
    public static void check(RemoteFile file, InputStream content) throws IOException {
        if (file.size() < LENGTH_BYTES) {
            throw malformed(file, "it has " + file.size() + " bytes, too few for a header", null);
        }
        long length = ByteBuffer.wrap(SmallFiles.exactly(content, LENGTH_BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        if (length < 2 || length > MAX_HEADER_BYTES || length > file.size() - LENGTH_BYTES) {
            throw malformed(
                    file,
                    "its header says to have " + Long.toUnsignedString(length) + " bytes, and the file has "
                            + file.size(),
                    null);
        }
        long dataBytes = dataBytes(file, SmallFiles.exactly(content, (int) length));
        if (dataBytes != file.size() - LENGTH_BYTES - length) {
            throw malformed(
                    file,
                    String.format(
                            Locale.ROOT,
                            "its tensors take %d bytes, and %d follow the header: it is truncated, or something is appended",
                            dataBytes,
                            file.size() - LENGTH_BYTES - length),
                    null);
        }
    }

    private static long dataBytes(RemoteFile file, byte[] header) {
        long end = 0;
        try {
            JsonNode root = Json.MAPPER.readTree(header);
            for (var tensor : root.properties()) {
                if (!tensor.getKey().equals("__metadata__")) {
                    JsonNode tensorEnd = tensor.getValue().path("data_offsets").path(1);
                    end = Math.max(end, tensorEnd.canConvertToLong() ? tensorEnd.longValue() : Long.MAX_VALUE);
                }
            }
            return end;
        } catch (IOException e) {
            throw malformed(file, "its header is not JSON", e);
        }
    }

    private static ProblemException malformed(RemoteFile file, String reason, @Nullable Throwable cause) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED,
                "'" + file.path() + "' is not a sound safetensors file: " + reason
                        + ". Take another revision, or tell the repository's owner.",
                cause);
    }
}
