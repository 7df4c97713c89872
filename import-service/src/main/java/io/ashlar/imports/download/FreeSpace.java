package io.ashlar.imports.download;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Room on the staging folder's disk, asked before the first byte is taken.
 *
 * @param reserveBytes stay free: databases live on the same disk
 */
public record FreeSpace(Path folder, Gauge gauge, long reserveBytes) {
    /** What a disk has left. */
    @FunctionalInterface
    public interface Gauge {
        long usableBytes(Path folder) throws IOException;
    }

    /** The room that the file system tells. */
    public static FreeSpace of(Path folder, long reserveBytes) {
        return new FreeSpace(folder, at -> Files.getFileStore(at).getUsableSpace(), reserveBytes);
    }

    /** The bytes that can still be taken. */
    public long usableBytes() {
        try {
            return Math.max(0, gauge.usableBytes(folder) - reserveBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws {@code disk-full} unless that many bytes fit. */
    public void require(long bytes) {
        long usable = usableBytes();
        if (bytes > usable) {
            throw new ProblemException(
                    ProblemCode.DISK_FULL,
                    String.format(
                            Locale.ROOT,
                            "The import needs %,d bytes, and %,d can be taken (%,d stay free). "
                                    + "Delete models that are not needed, or move the data folder to a larger disk.",
                            bytes,
                            usable,
                            reserveBytes));
        }
    }

    /** The failure to throw where a write failed: a full disk has its code. */
    static RuntimeException failure(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (isFullDisk(e)) {
            return new ProblemException(
                    ProblemCode.DISK_FULL,
                    "The disk was full before all was written (" + message + "). Free some space and try again: "
                            + "what is there is kept.",
                    e);
        }
        return new UncheckedIOException(e);
    }

    static boolean isFullDisk(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left on device") || message.contains("Disk quota exceeded");
    }
}
