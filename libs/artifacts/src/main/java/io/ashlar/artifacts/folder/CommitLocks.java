package io.ashlar.artifacts.folder;

import io.ashlar.artifacts.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock for each first byte of a digest, held across threads and processes while an artifact appears or disappears:
 * it is what keeps garbage collection from deleting what a put has just found. The kernel releases it when a process
 * dies.
 */
final class CommitLocks {
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    // File locks belong to the process, so its threads need a lock of their own, shared by all stores on the same
    // folder.
    private static final Map<Path, ReentrantLock> IN_PROCESS = new ConcurrentHashMap<>();

    private final Path folder;

    CommitLocks(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder).toRealPath();
    }

    <T> T holding(Digest digest, Action<T> action) throws IOException {
        Path file = folder.resolve(digest.sha256().substring(0, 2));
        ReentrantLock threads = IN_PROCESS.computeIfAbsent(file, unused -> new ReentrantLock());
        threads.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock processes = lock(channel)) {
            assert processes.isValid();
            return action.run();
        } finally {
            threads.unlock();
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                // Another class loader of this process holds it, for as long as a rename takes.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }
}
