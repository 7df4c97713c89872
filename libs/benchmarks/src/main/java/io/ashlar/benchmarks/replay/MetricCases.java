package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What replays each task's cases. */
final class MetricCases {
    private static final Map<String, Replay> TASKS = Map.of(
            "text-classification", (rows, parameters) -> new ClassificationCase(rows, parameters).values(),
            "image-classification", (rows, parameters) -> new ClassificationCase(rows, parameters).values(),
            "multi-label-classification", MultiLabelCase::values,
            "regression", RegressionCase::values,
            "token-classification", EntityCase::values,
            "question-answering", AnswerCase::values,
            "summarization", SummaryCase::values,
            "translation", TranslationCase::values,
            "language-modeling", LanguageModelCase::values,
            "fill-mask", FillMaskCase::values);

    private MetricCases() {}

    /** Input rows and parameters to our values, in the golden file's form. */
    interface Replay {
        JsonNode values(List<JsonNode> rows, JsonNode parameters);
    }

    static boolean has(String task) {
        return TASKS.containsKey(task);
    }

    static JsonNode values(String task, List<JsonNode> rows, JsonNode parameters) {
        Replay replay = TASKS.get(task);
        if (replay == null) {
            throw new IllegalArgumentException("no metrics for the task '" + task + "'");
        }
        return replay.values(rows, parameters);
    }
}
