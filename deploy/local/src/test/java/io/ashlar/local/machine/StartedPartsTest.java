package io.ashlar.local.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.embedded.process.ServerStartException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StartedPartsTest {
    private final StartedParts parts = new StartedParts();
    private final List<String> stopped = new CopyOnWriteArrayList<>();

    @Test
    void shouldStopInTheOppositeOrderAndOnce() {
        parts.start(() -> "database", stopped::add);
        parts.start(() -> "service", stopped::add);

        parts.close();
        parts.close();

        assertThat(stopped).containsExactly("service", "database");
    }

    @Test
    void shouldStopWhatIsBeingStartedAndStartNothingMore() {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<String> start = CompletableFuture.supplyAsync(() -> parts.start(
                () -> {
                    starting.countDown();
                    await(release);
                    return "slow";
                },
                stopped::add));
        await(starting);
        CompletableFuture<Void> close = CompletableFuture.runAsync(parts::close);
        release.countDown();
        start.join();
        close.join();

        assertThat(stopped).containsExactly("slow");
        assertThatThrownBy(() -> parts.start(() -> "late", stopped::add)).isInstanceOf(ServerStartException.class);
        assertThat(stopped).containsExactly("slow");
    }

    @Test
    void shouldStopTheOthersWhenOneCannotBeStopped() {
        parts.start(() -> "database", stopped::add);
        parts.start(() -> "stubborn", part -> {
            throw new IllegalStateException("cannot stop " + part);
        });

        assertThatThrownBy(parts::close).hasMessage("cannot stop stubborn");
        assertThat(stopped).containsExactly("database");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
