package io.ashlar.artifacts.folder;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Room on the store's disk. A reserve is left free: the databases on the same disk must never meet a full one. */
final class DiskSpace {
    static final long RESERVE_BYTES = 64L << 20;

    /** What the disk has left; tests stand in for a disk that is full. */
    @FunctionalInterface
    interface Gauge {
        long usableBytes(Path folder) throws IOException;
    }

    private final Path folder;
    private final Gauge gauge;

    DiskSpace(Path folder, Gauge gauge) {
        this.folder = folder;
        this.gauge = gauge;
    }

    static Gauge ofFileStore() {
        return folder -> Files.getFileStore(folder).getUsableSpace();
    }

    /** Throws {@code disk-full} unless that many bytes fit beside the reserve. */
    void require(long bytes) throws IOException {
        long usable = gauge.usableBytes(folder);
        if (usable - RESERVE_BYTES < bytes) {
            throw new ProblemException(
                    ProblemCode.DISK_FULL,
                    String.format(
                            Locale.ROOT,
                            "%,d bytes do not fit: the artifact store's disk has %,d bytes left, and %,d must stay free. "
                                    + "Delete models or datasets that are not needed, or move the data folder to a larger disk.",
                            bytes,
                            Math.max(0, usable),
                            RESERVE_BYTES));
        }
    }

    /** The failure to throw for a failed write: a full disk has its code, the rest is an I/O failure. */
    static RuntimeException failure(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
            return new ProblemException(
                    ProblemCode.DISK_FULL,
                    "The disk was full before all was written (" + message + "). Free some space and try again.",
                    e);
        }
        return new UncheckedIOException(e);
    }
}
