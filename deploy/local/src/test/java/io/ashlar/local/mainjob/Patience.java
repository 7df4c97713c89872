package io.ashlar.local.mainjob;

import io.ashlar.cli.api.ApiException;
import java.time.Duration;
import java.util.function.Supplier;

/** A client that waits while a service comes back, as any client of a real system has to. */
final class Patience {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 300;

    private Patience() {}

    static <T> T with(Supplier<T> call) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return call.get();
            } catch (ApiException e) {
                if (e.exitCode() == ApiException.REFUSED || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
