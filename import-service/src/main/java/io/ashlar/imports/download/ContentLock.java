package io.ashlar.imports.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One writer of a content at a time, in all processes of this machine; a killed one lets go. */
final class ContentLock implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final FileChannel channel;

    private ContentLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the lock; {@code whileWaiting} may throw to end the wait. */
    static ContentLock take(Path file, Waiting whileWaiting) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            while (tryLock(channel) == null) {
                whileWaiting.pause(LOOK_AGAIN);
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            taken = true;
            return new ContentLock(channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /** How to wait; it may throw. */
    @FunctionalInterface
    interface Waiting {
        void pause(Duration time);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another thread of this process has it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
