package io.ashlar.evaluation.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.datasets.columns.ListValues;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import io.ashlar.metrics.entities.Entity;
import io.ashlar.metrics.entities.EntityCounts;
import io.ashlar.metrics.entities.EntityScore;
import io.ashlar.metrics.entities.EntityScores;
import io.ashlar.metrics.entities.LenientEntities;
import io.ashlar.metrics.entities.PlainTags;
import io.ashlar.metrics.entities.TagAccuracy;
import io.ashlar.metrics.entities.TaggedRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Words with a tag each; the endpoint is asked about them joined by blanks, and its entities are laid on the words. */
record TokenClassificationEvaluation(RoleColumns columns) implements TaskEvaluation {
    @Override
    public Example example(Row row) {
        List<String> tokens = ListValues.texts(columns, row, "tokens");
        List<String> tags = ListValues.texts(columns, row, "tags");
        if (tokens.size() != tags.size() || tokens.isEmpty()) {
            throw columns.malformed(
                    row, "tags", "has " + tags.size() + " tags for " + tokens.size() + " tokens; one each is needed");
        }
        ObjectNode reference = Json.MAPPER.createObjectNode();
        reference.set("tokens", Json.tree(tokens));
        reference.set("tags", Json.tree(tags));
        return new Example(
                (int) row.number(), Map.of("text", String.join(" ", tokens)), reference, "", columns.slice(row));
    }

    @Override
    public Map<String, Object> parameters(List<String> labels) {
        return Map.of("aggregation_strategy", "first");
    }

    @Override
    public Measurement measure(List<Example> rows, Predictions predictions) {
        List<List<String>> right = rows.stream()
                .map(row -> PlainTags.prefixed(texts(row.reference().path("tags"))))
                .toList();
        List<List<String>> predicted = IntStream.range(0, rows.size())
                .mapToObj(row -> WordTags.of(
                        texts(rows.get(row).reference().path("tokens")),
                        predictions.rows().get(row)))
                .toList();
        TaggedRows tagged = new TaggedRows(right, predicted);
        EntityCounts counts = EntityCounts.lenient(tagged);
        EntityScores scores = counts.scores();
        Map<String, Double> metrics = new LinkedHashMap<>(scores.metrics());
        metrics.put("accuracy", TagAccuracy.of(tagged));
        List<RowResult> results = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> tokens = texts(rows.get(row).reference().path("tokens"));
            results.add(RowResult.of(
                    shown(tokens, right.get(row)), shown(tokens, predicted.get(row)), score(counts.scores(new int[] {row
                    }))));
        }
        return new Measurement(
                metrics, chosen -> counts.scores(chosen).metrics(), results, Details.tables(List.of(table(scores))));
    }

    /** F1 of the row's entities; 1 where there are none on either side. */
    private static double score(EntityScores row) {
        return row.perEntity().isEmpty() ? 1 : row.metrics().getOrDefault("f1_micro", 0.0);
    }

    private static String shown(List<String> tokens, List<String> tags) {
        List<String> entities = new ArrayList<>();
        for (Entity entity : LenientEntities.of(tags)) {
            entities.add(entity.type() + ": " + String.join(" ", tokens.subList(entity.first(), entity.last() + 1)));
        }
        return String.join("; ", entities);
    }

    private static ResultTable table(EntityScores scores) {
        return new ResultTable(
                "By entity",
                List.of("Precision", "Recall", "F1", "Right", "Predicted"),
                scores.perEntity().stream()
                        .map(TokenClassificationEvaluation::line)
                        .toList());
    }

    private static ResultTable.Line line(EntityScore score) {
        return new ResultTable.Line(
                score.type(), List.of(score.precision(), score.recall(), score.f1(), (double) score.support(), (double)
                        score.predicted()));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
