package io.ashlar.training.sweep;

import io.ashlar.training.worker.WorkerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a search is: the state of its job.
 *
 * @param finished trials, in their order
 * @param best the best of them; absent while none has a value
 * @param trialCheckpoints the copy of the checkpoints of the trial after them; absent before its first
 */
public record SavedSweep(
        List<FinishedTrial> finished,
        @Nullable Best best,
        @Nullable String trialCheckpoints) {
    /**
     * The best trial so far.
     *
     * @param digest its package in the store
     */
    public record Best(int number, String digest, WorkerMessage.Done done) {}

    public SavedSweep {
        finished = List.copyOf(finished);
    }

    /** A search before its first trial. */
    public static SavedSweep beginning() {
        return new SavedSweep(List.of(), null, null);
    }

    /** The same while its next trial runs. */
    public SavedSweep withCheckpoints(String digest) {
        return new SavedSweep(finished, best, digest);
    }

    /** The same after one more trial; {@code better} where that is the best so far. */
    public SavedSweep with(FinishedTrial trial, Optional<Best> better) {
        List<FinishedTrial> all = new ArrayList<>(finished);
        all.add(trial);
        return new SavedSweep(all, better.orElse(best), null);
    }
}
