package io.ashlar.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobStateTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Lease LEASE = new Lease(new UUID(1, 2), NOW.plusSeconds(15));
    private static final RetryPolicy POLICY = new RetryPolicy(3, 4, Duration.ofSeconds(2), Duration.ofSeconds(10));
    private static final Problem AWAY = Problem.of(ProblemCode.HUB_UNAVAILABLE, "away", null);

    private static Running running(Attempts attempts) {
        return new Queued(attempts, NOW, null).claim(LEASE, NOW);
    }

    @Test
    void shouldKeepTheFirstStartOverAttempts() {
        Queued again = (Queued) running(Attempts.first()).putBack(NOW.plusSeconds(5));

        assertThat(again.claim(LEASE, NOW.plusSeconds(9)).startedAt()).isEqualTo(NOW);
    }

    @Test
    void shouldReturnToTheQueueAsAnotherAttemptWhenTheLeaseIsLost() {
        JobState next = running(Attempts.first()).loseLease(POLICY, "/j", NOW);

        assertThat(next).isEqualTo(new Queued(new Attempts(2, 1, 0), NOW, NOW));
    }

    @Test
    void shouldFailWhenTheLeaseIsLostTooOften() {
        JobState next = running(new Attempts(7, 2, 4)).loseLease(POLICY, "/j", NOW);

        assertThat(next).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.problem().code()).isEqualTo(ProblemCode.JOB_ATTEMPTS_EXHAUSTED);
            assertThat(failed.problem().detail()).contains("3 times");
        });
    }

    @Test
    void shouldCostNoLostLeaseToBePutBack() {
        assertThat(running(Attempts.first()).putBack(NOW).attempts()).isEqualTo(new Attempts(2, 0, 0));
    }

    @Test
    void shouldDoubleThePauseUpToTheLongest() {
        assertThat(pauseAfter(0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pauseAfter(1)).isEqualTo(Duration.ofSeconds(4));
        assertThat(pauseAfter(2)).isEqualTo(Duration.ofSeconds(8));
        assertThat(pauseAfter(3)).isEqualTo(Duration.ofSeconds(10));
        assertThat(running(new Attempts(5, 0, 4)).backOff(AWAY, POLICY, NOW).status())
                .isEqualTo(JobStatus.FAILED);
    }

    @Test
    void shouldNotOverflowThePause() {
        RetryPolicy endless = new RetryPolicy(1, Integer.MAX_VALUE, Duration.ofSeconds(2), Duration.ofMinutes(1));
        Queued next = (Queued) running(new Attempts(1000, 0, 999)).backOff(AWAY, endless, NOW);

        assertThat(next.availableAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void shouldEndCanceledHoweverARunEndsOnceCancelWasRequested() {
        Running asked = running(Attempts.first()).requestCancel();

        assertThat(asked.succeed(NullNode.instance, NOW).status()).isEqualTo(JobStatus.CANCELED);
        assertThat(asked.fail(AWAY, NOW).status()).isEqualTo(JobStatus.CANCELED);
        assertThat(asked.backOff(AWAY, POLICY, NOW).status()).isEqualTo(JobStatus.CANCELED);
        assertThat(asked.loseLease(POLICY, "/j", NOW).status()).isEqualTo(JobStatus.CANCELED);
        assertThat(asked.putBack(NOW).status()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void shouldCancelAtOnceInTheQueue() {
        assertThat(new Queued(Attempts.first(), NOW, null).cancel(NOW))
                .isEqualTo(new Canceled(Attempts.first(), null, NOW));
    }

    private static Duration pauseAfter(int backOffs) {
        Queued next = (Queued) running(new Attempts(backOffs + 1, 0, backOffs)).backOff(AWAY, POLICY, NOW);
        return Duration.between(NOW, next.availableAt());
    }
}
