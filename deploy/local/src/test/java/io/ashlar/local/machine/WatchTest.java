package io.ashlar.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.embedded.process.ServerStartException;
import io.ashlar.local.machine.Watch.Watched;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final long PATIENCE_SECONDS = 60;

    @Test
    void shouldReviveNothingOnceItIsClosed() throws InterruptedException {
        CountDownLatch underWay = new CountDownLatch(1);
        AtomicInteger revived = new AtomicInteger();
        Watched slow = new Watched("slow", () -> false, () -> {
            underWay.countDown();
            sleepUntilInterrupted();
        });
        Watched stopped = new Watched("stopped", () -> false, revived::incrementAndGet);

        try (Watch watch = new Watch(List.of(slow, stopped))) {
            assertThat(underWay.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(revived).hasValue(0);
    }

    @Test
    void shouldTryAgainWhateverAStartFailsWith() throws InterruptedException {
        CountDownLatch tries = new CountDownLatch(2);
        Watched broken = new Watched("broken", () -> false, () -> {
            tries.countDown();
            throw new IllegalStateException("no disk");
        });

        try (Watch watch = new Watch(List.of(broken))) {
            assertThat(tries.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void sleepUntilInterrupted() {
        try {
            TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("interrupted", e);
        }
    }
}
