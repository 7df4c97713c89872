package io.ashlar.models.training.replay;

import io.ashlar.models.training.recipe.Recipe;

/** The rows of a recorded summarization or translation. */
record RecordedPairs(RecordedRun run, Recipe recipe) {
    RecordedRows.Material read() {
        throw new UnsupportedOperationException("task " + run.task().wireName());
    }
}
