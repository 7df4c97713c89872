package io.ashlar.artifacts.folder;

import io.ashlar.artifacts.Collected;
import io.ashlar.artifacts.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Removes what nothing refers to. Age is read again under the lock, so a put that came in between keeps its content.
 */
final class GarbageCollection {
    /** A put writes all the time, so a file that nobody wrote to for this long belongs to a dead one. */
    static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private final Layout layout;
    private final CommitLocks locks;
    private long artifacts;
    private long abandoned;
    private long bytes;

    GarbageCollection(Layout layout, CommitLocks locks) {
        this.layout = layout;
        this.locks = locks;
    }

    Collected run(Set<Digest> live, Instant olderThan) throws IOException {
        for (Path folder : layout.objectFolders()) {
            for (Path object : layout.objectsIn(folder)) {
                Digest digest = Layout.digest(object);
                if (!live.contains(digest)) {
                    long size = locks.holding(digest, () -> deleteIfOlder(object, olderThan));
                    artifacts += size < 0 ? 0 : 1;
                    bytes += Math.max(0, size);
                }
            }
        }
        Instant lastHour = Instant.now().minus(ABANDONED_AFTER);
        for (Path incoming : layout.incomingFiles()) {
            long size = deleteIfOlder(incoming, olderThan.isBefore(lastHour) ? olderThan : lastHour);
            abandoned += size < 0 ? 0 : 1;
            bytes += Math.max(0, size);
        }
        return new Collected(artifacts, abandoned, bytes);
    }

    /** The size of what was deleted, or -1. */
    private static long deleteIfOlder(Path file, Instant olderThan) throws IOException {
        try {
            if (!Files.getLastModifiedTime(file).toInstant().isBefore(olderThan)) {
                return -1;
            }
            long size = Files.size(file);
            Files.delete(file);
            return size;
        } catch (NoSuchFileException e) {
            return -1; // its put ended, or another collection was faster
        }
    }
}
