package io.ashlar.models.generation;

import java.util.List;

/** One request's search. It begins with one row, the prompt, and is told what the model says of each of its rows. */
interface Search {
    /** Whether the best token of each row is all it needs for its next step. */
    boolean needsBestOnly();

    /** How many of each row's most probable tokens are all it needs for its next step; 0 where it needs all scores. */
    default int needsRanked() {
        return 0;
    }

    /** Goes on from the most probable tokens of each row. */
    default Step advance(RankedTokens ranked) {
        throw new IllegalStateException("this search does not go on from ranked tokens");
    }

    /** Goes on from the logits of each row, which it may overwrite. */
    Step advance(float[][] logits);

    /** Goes on from the best token of each row. */
    Step advance(long[] best);

    /** Ends it where it is. */
    void stop(FinishReason reason);

    /** The answers, the best first. */
    List<GeneratedSequence> answers();
}
