package io.ashlar.evaluation.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private final AtomicInteger renewals = new AtomicInteger();
    private final AtomicInteger deletions = new AtomicInteger();

    private static void away(AtomicInteger calls) {
        calls.incrementAndGet();
        throw new ProblemException(ProblemCode.SERVICE_UNAVAILABLE, "The service is away.");
    }

    @Test
    void shouldGoOnRenewingAfterARenewalThatFailedAndEndWithoutAFailure() {
        try (Lease lease = Lease.keep("mood", () -> away(renewals), () -> away(deletions), Duration.ofMillis(5))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> renewals.get() >= 3);
        }

        assertThat(deletions).hasValue(1);
    }
}
