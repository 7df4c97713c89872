package io.ashlar.evaluation.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ashlar.contracts.Json;
import io.ashlar.datasets.columns.ListValues;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Prompts with the text that should follow, or conversations with the assistant's last message: ROUGE, and the share
 * that is exactly right, blanks around it aside.
 */
record TextGenerationEvaluation(RoleColumns columns) implements TaskEvaluation {
    static final String MESSAGES = "messages";

    /** The endpoint reads a conversation up to the assistant's last message, which is what is right. */
    private Example conversation(Row row) {
        JsonNode list = ListValues.json(columns, row, MESSAGES);
        int last = list.size() - 1;
        JsonNode answer = list.path(last);
        boolean sound = list.isArray()
                && last > 0
                && answer.path("role").asText().equals("assistant")
                && !answer.path("content").asText().isBlank();
        if (!sound) {
            throw columns.malformed(
                    row,
                    MESSAGES,
                    "must hold a list of messages that ends with one of the assistant, which has a content");
        }
        ArrayNode before = Json.MAPPER.createArrayNode();
        for (int i = 0; i < last; i++) {
            before.add(list.get(i));
        }
        return new Example(
                (int) row.number(),
                Map.of(MESSAGES, before.toString()),
                Json.MAPPER.getNodeFactory().textNode(answer.path("content").asText()),
                "",
                columns.slice(row));
    }

    @Override
    public Example example(Row row) {
        if (columns.has(MESSAGES)) {
            return conversation(row);
        }
        return GeneratedText.example(columns, row, "prompt", "completion");
    }

    @Override
    public Map<String, Object> parameters(List<String> labels) {
        return Map.of("return_full_text", false);
    }

    @Override
    public int rowsPerRequest() {
        return GeneratedText.FEW;
    }

    @Override
    public Measurement measure(List<Example> rows, Predictions predictions) {
        List<String> texts = GeneratedText.texts(predictions, "generated_text");
        Measurement rouge = RougeMeasurement.of(rows, texts);
        boolean[] exact = new boolean[rows.size()];
        for (int row = 0; row < exact.length; row++) {
            exact[row] = texts.get(row)
                    .strip()
                    .equals(rows.get(row).reference().asText().strip());
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("exact_match", share(exact, IntStream.range(0, exact.length).toArray()));
        metrics.putAll(rouge.metrics());
        return new Measurement(
                metrics,
                chosen -> {
                    Map<String, Double> headline =
                            new LinkedHashMap<>(rouge.headline().of(chosen));
                    headline.put("exact_match", share(exact, chosen));
                    return headline;
                },
                rouge.rows(),
                rouge.details());
    }

    private static double share(boolean[] exact, int[] chosen) {
        int hits = 0;
        for (int row : chosen) {
            hits += exact[row] ? 1 : 0;
        }
        return (double) hits / chosen.length;
    }
}
