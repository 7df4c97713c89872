package io.ashlar.models.training.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Task;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.training.data.PairLanguages;
import io.ashlar.models.training.data.PairRows;
import io.ashlar.models.training.data.SourcePrefix;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.objectives.TargetWritingObjective;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.recipe.TaskOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a recorded summarization or translation. */
record RecordedPairs(RecordedRun run, Recipe recipe) {
    RecordedRows.Material read() throws IOException {
        ModelConfig config = ModelConfig.read(run.model());
        TaskOptions options = recipe.taskOptions();
        boolean prefixed = run.recipe().hasNonNull("sourcePrefix");
        PairRows.Settings settings = new PairRows.Settings(
                prefixed ? SourcePrefix.of(options, config, run.task()) : "",
                new PairLanguages.Names(
                        options.languages().source(), options.languages().target()),
                recipe.batches().maxSequenceLength(),
                options.maxTargetLength());
        try (PairRows rows = PairRows.open(run.model(), settings)) {
            List<TrainingRow> train = all("train", rows);
            RecordedFeatures.check(train, run.golden());
            return new RecordedRows.Material(TargetWritingObjective.of(run.task(), config), train, all("eval", rows));
        }
    }

    private List<TrainingRow> all(String part, PairRows rows) throws IOException {
        boolean summarizes = run.task() == Task.SUMMARIZATION;
        List<TrainingRow> encoded = new ArrayList<>();
        for (JsonNode row : run.rows(part)) {
            encoded.add(rows.encode(
                    row.path(summarizes ? "document" : "source").asText(),
                    row.path(summarizes ? "summary" : "target").asText()));
        }
        return encoded;
    }
}
