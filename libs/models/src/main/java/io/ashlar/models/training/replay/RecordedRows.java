package io.ashlar.models.training.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.TextInput;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.training.archive.LossFunction;
import io.ashlar.models.training.data.RowEncoder;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.recipe.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a recorded run, encoded by our tokenizer and checked against the recorded ids. */
record RecordedRows(List<String> labels, List<TrainingRow> train, List<TrainingRow> validation) {
    static RecordedRows encode(RecordedRun run, Recipe recipe, LossFunction loss) throws IOException {
        List<String> labels = ModelConfig.read(run.model()).labels();
        try (RowEncoder encoder = RowEncoder.open(run.model(), recipe.batches().maxSequenceLength())) {
            List<TrainingRow> train = encode(run.rows("train"), labels, loss, encoder);
            checkIds(train, run.golden().path("features"));
            return new RecordedRows(labels, train, encode(run.rows("eval"), labels, loss, encoder));
        }
    }

    private static List<TrainingRow> encode(
            List<JsonNode> rows, List<String> labels, LossFunction loss, RowEncoder encoder) {
        List<TrainingRow> encoded = new ArrayList<>();
        for (JsonNode row : rows) {
            JsonNode pair = row.get("text_pair");
            TextInput input = new TextInput(row.path("text").textValue(), pair == null ? null : pair.textValue());
            encoded.add(encoder.encode(input, target(row, labels, loss)));
        }
        return encoded;
    }

    private static float[] target(JsonNode row, List<String> labels, LossFunction loss) {
        switch (loss) {
            case SINGLE_LABEL:
                return new float[] {labels.indexOf(row.path("label").asText())};
            case REGRESSION:
                return new float[] {row.path("label").floatValue()};
            default:
                float[] several = new float[labels.size()];
                row.path("labels").forEach(label -> several[labels.indexOf(label.asText())] = 1);
                return several;
        }
    }

    private static void checkIds(List<TrainingRow> rows, JsonNode features) {
        for (int i = 0; i < features.size(); i++) {
            JsonNode ids = features.get(i).path("input_ids");
            TrainingRow row = rows.get(i);
            boolean equal = ids.size() == row.tokens();
            for (int t = 0; equal && t < ids.size(); t++) {
                equal = ids.get(t).longValue() == row.encoding().id(t);
            }
            if (!equal) {
                throw new IllegalStateException(
                        "Training row " + i + " has ids " + row.encoding() + ", recorded are " + ids);
            }
        }
    }
}
