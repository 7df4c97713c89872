package io.ashlar.imports.hub.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends transfers that give no byte for too long: the JDK's client limits the wait for headers only, and a read of a
 * body would wait for ever.
 */
final class StalledTransfers {
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hub-transfer-watch");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration limit;

    StalledTransfers(Duration limit) {
        this.limit = limit;
    }

    InputStream watched(InputStream body) {
        return new Watched(body, limit);
    }

    private static final class Watched extends FilterInputStream {
        private final Duration limit;
        private final ScheduledFuture<?> watch;
        private volatile long lastNanos = System.nanoTime();
        private volatile boolean reading;
        private volatile boolean stalled;

        Watched(InputStream body, Duration limit) {
            super(body);
            this.limit = limit;
            long period = Math.max(10, limit.toMillis() / 8);
            this.watch = WATCH.scheduleAtFixedRate(this::endIfStalled, period, period, TimeUnit.MILLISECONDS);
        }

        private void endIfStalled() {
            // Time that the reader spends elsewhere (a slow disk) is not the Hub's.
            if (reading && System.nanoTime() - lastNanos > limit.toNanos()) {
                stalled = true;
                watch.cancel(false);
                try {
                    in.close();
                } catch (IOException e) {
                    // The reader meets the end of the stream anyway.
                }
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            lastNanos = System.nanoTime();
            reading = true;
            try {
                int n = super.read(buffer, offset, length);
                if (n < 0 && stalled) {
                    throw new IOException("the stream was closed");
                }
                return n;
            } catch (IOException e) {
                if (stalled) {
                    HttpTimeoutException timeout =
                            new HttpTimeoutException("no byte came for " + limit.toSeconds() + " seconds");
                    timeout.initCause(e);
                    throw timeout;
                }
                throw e;
            } finally {
                reading = false;
            }
        }

        @Override
        public void close() throws IOException {
            watch.cancel(false);
            super.close();
        }
    }
}
