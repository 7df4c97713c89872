package io.ashlar.imports.download;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the threads of one download share: the count of bytes, and how to end them all at once. */
final class DownloadRun {
    private final AtomicLong bytesInPlace = new AtomicLong();
    private final AtomicLong bytesReceived = new AtomicLong();
    private final Set<InputStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** Bytes of the wanted files that are here, whoever brought them. */
    long bytesInPlace() {
        return bytesInPlace.get();
    }

    /** Bytes that came over the line in this run. */
    long bytesReceived() {
        return bytesReceived.get();
    }

    void inPlace(long bytes) {
        bytesInPlace.addAndGet(bytes);
    }

    void received(long bytes) {
        bytesInPlace.addAndGet(bytes);
        bytesReceived.addAndGet(bytes);
    }

    void opened(InputStream stream) throws IOException {
        open.add(stream);
        if (stopped) {
            stream.close();
        }
    }

    void closed(InputStream stream) {
        open.remove(stream);
    }

    /** Ends every thread at its next step, and reads that wait at once. */
    void stop() {
        stopped = true;
        for (InputStream stream : open) {
            try {
                stream.close();
            } catch (IOException e) {
                // Its reader sees that the run has stopped.
            }
        }
    }

    void checkActive() {
        if (stopped) {
            throw new ProblemException(ProblemCode.CANCELED, "The download was stopped.");
        }
    }

    /** Sleeps in short steps, so that a stop is seen. */
    void pause(Duration time) {
        for (long left = time.toMillis(); left > 0; left -= 100) {
            checkActive();
            Pause.of(Duration.ofMillis(Math.min(100, left)));
        }
        checkActive();
    }
}
