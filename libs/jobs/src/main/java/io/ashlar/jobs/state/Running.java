package io.ashlar.jobs.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import java.time.Instant;

/**
 * A replica works on it. Once a cancel was requested, every way out leads to {@link Canceled}: who was told that the
 * job is canceled must not see it end otherwise.
 */
public record Running(Attempts attempts, Instant startedAt, Lease lease, boolean cancelRequested) implements JobState {
    @Override
    public JobStatus status() {
        return JobStatus.RUNNING;
    }

    /** The user does not want it any more; its replica stops the work, then it is {@link #canceled}. */
    public Running requestCancel() {
        return new Running(attempts, startedAt, lease, true);
    }

    /** The work was stopped for good. */
    public Canceled canceled(Instant now) {
        return new Canceled(attempts, startedAt, now);
    }

    /** The handler has returned. */
    public JobState succeed(JsonNode result, Instant now) {
        return cancelRequested ? canceled(now) : new Succeeded(attempts, startedAt, now, result);
    }

    /** The work has met a problem that stays. */
    public JobState fail(Problem problem, Instant now) {
        return cancelRequested ? canceled(now) : new Failed(attempts, startedAt, now, problem);
    }

    /** The work has met a problem that may pass: back to the queue, as often as the policy allows. */
    public JobState backOff(Problem problem, RetryPolicy policy, Instant now) {
        if (cancelRequested || attempts.backOffs() >= policy.backOffs()) {
            return fail(problem, now);
        }
        Instant next = now.plus(policy.delay(attempts.backOffs()));
        return new Queued(attempts.afterBackOff(), next, startedAt);
    }

    /** Its replica has not renewed the lease. */
    public JobState loseLease(RetryPolicy policy, String instance, Instant now) {
        if (cancelRequested) {
            return canceled(now);
        }
        if (attempts.lostLeases() + 1 < policy.maxAttempts()) {
            return new Queued(attempts.afterLostLease(), now, startedAt);
        }
        String detail = "The service that worked on this job ended before the job did, " + policy.maxAttempts()
                + " times. See the log of the service for why, and start the job again with a retry.";
        return new Failed(attempts, startedAt, now, Problem.of(ProblemCode.JOB_ATTEMPTS_EXHAUSTED, detail, instance));
    }

    /** Its replica stops in good order, which costs no attempt. */
    public JobState putBack(Instant now) {
        return cancelRequested ? canceled(now) : new Queued(attempts.afterPutBack(), now, startedAt);
    }
}
