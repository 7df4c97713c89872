package io.ashlar.jobs.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.SocketException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(AshlarTestResource.class)
class DatabaseIT {
    private final AtomicInteger tries = new AtomicInteger();

    @Inject
    Database database;

    @Test
    void shouldTryAgainAfterWhatACutConnectionLeavesBehind() {
        assertThat(through(2, new CompletionException(new NullPointerException("no statement any more"))))
                .isEqualTo("done");
        assertThat(through(8, new CompletionException(new SocketException("reset"))))
                .isEqualTo("done");
    }

    @Test
    void shouldNotTryAMistakeForEver() {
        assertThatThrownBy(() -> through(100, new CompletionException(new NullPointerException("ours"))))
                .hasRootCauseMessage("ours");
        assertThat(tries).hasValue(6);
    }

    @Test
    void shouldNotTryAgainWhatIsDecided() {
        assertThatThrownBy(() -> through(1, new ProblemException(ProblemCode.JOB_NOT_FOUND, "There is no such job.")))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> through(1, new IllegalStateException(new InterruptedException())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tries).hasValue(2);
    }

    private String through(int failures, RuntimeException failure) {
        int before = tries.get();
        return database.awaitThrough(
                () -> tries.getAndIncrement() < before + failures
                        ? Uni.createFrom().failure(failure)
                        : Uni.createFrom().item("done"),
                () -> {});
    }
}
