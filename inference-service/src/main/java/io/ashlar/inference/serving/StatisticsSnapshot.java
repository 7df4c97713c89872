package io.ashlar.inference.serving;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one model has done since it was loaded.
 *
 * @param inputs of the requests that succeeded
 * @param tokens that were computed
 * @param waitingInputs that are admitted and not answered now
 * @param encode making tokens of the inputs, for each request
 * @param queue from then until its first batch started
 * @param compute from then until its last batch ended
 * @param total from the permit to the answer
 * @param batches how long batches took, by their number of inputs
 */
public record StatisticsSnapshot(
        Requests requests,
        long inputs,
        long tokens,
        int waitingInputs,
        @Nullable Instant lastAnswerAt,
        DurationSummary encode,
        DurationSummary queue,
        DurationSummary compute,
        DurationSummary total,
        Map<Integer, DurationSummary> batches) {
    /**
     * Requests by how they ended.
     *
     * @param rejected for want of room in the queue
     * @param canceled given up by the caller
     * @param expired their deadline passed before they were computed
     */
    public record Requests(long succeeded, long failed, long rejected, long canceled, long expired) {}
}
