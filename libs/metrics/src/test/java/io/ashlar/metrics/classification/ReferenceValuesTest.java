package io.ashlar.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of scikit-learn, made by {@code src/test/python/make_classification_fixtures.py}. */
class ReferenceValuesTest {
    private static final Offset<Double> TOLERANCE = Offset.offset(1e-12);

    static Stream<Named<JsonNode>> cases() throws IOException {
        try (InputStream json = ReferenceValuesTest.class.getResourceAsStream("classification.json")) {
            List<Named<JsonNode>> cases = new ArrayList<>();
            new ObjectMapper()
                    .readTree(Objects.requireNonNull(json))
                    .forEach(each -> cases.add(Named.of(each.get("name").textValue(), each)));
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveEveryMetricOfTheReference(JsonNode expected) {
        ClassificationEvaluation evaluation = evaluate(expected);

        expected.get("metrics").properties().forEach(metric -> {
            Double actual = Objects.requireNonNull(evaluation.metrics().get(metric.getKey()), metric.getKey());
            assertSame(metric.getKey(), actual, metric.getValue());
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveTheTablesOfTheReference(JsonNode expected) {
        ClassificationEvaluation evaluation = evaluate(expected);

        assertThat((JsonNode) new ObjectMapper().valueToTree(evaluation.confusionMatrix()))
                .hasToString(expected.get("confusionMatrix").toString());
        for (int i = 0; i < evaluation.perLabel().size(); i++) {
            LabelMetrics actual = evaluation.perLabel().get(i);
            JsonNode row = expected.get("perLabel").get(i);
            assertSame("precision", actual.precision(), row.get("precision"));
            assertSame("recall", actual.recall(), row.get("recall"));
            assertSame("f1", actual.f1(), row.get("f1"));
            assertThat(actual.support()).isEqualTo(row.get("support").longValue());
            assertThat(actual.predicted()).isEqualTo(row.get("predicted").longValue());
            assertThat(actual.rocAuc() == null).isEqualTo(row.path("rocAuc").isMissingNode());
            if (actual.rocAuc() != null && actual.averagePrecision() != null) {
                assertSame("rocAuc", actual.rocAuc(), row.get("rocAuc"));
                assertSame("averagePrecision", actual.averagePrecision(), row.get("averagePrecision"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldGiveTheCurvesOfTheReference(JsonNode expected) {
        if (expected.path("curves").isMissingNode()) {
            assertThat(expected.get("probabilities").isNull()).isTrue();
            return;
        }
        ClassificationPredictions rows = rows(expected);
        String label = rows.labels().get(0);

        for (boolean dropCollinear : new boolean[] {true, false}) {
            RocCurve roc = ClassificationMetrics.rocCurve(rows, label, dropCollinear);
            JsonNode curve = expected.get("curves").get(dropCollinear ? "roc" : "rocFull");
            assertSame("fpr", roc.falsePositiveRates(), curve.get(0));
            assertSame("tpr", roc.truePositiveRates(), curve.get(1));
            assertSame("thresholds", roc.thresholds(), curve.get(2));
        }
        PrecisionRecallCurve precisionRecall = ClassificationMetrics.precisionRecallCurve(rows, label);
        JsonNode curve = expected.get("curves").get("precisionRecall");
        assertSame("precisions", precisionRecall.precisions(), curve.get(0));
        assertSame("recalls", precisionRecall.recalls(), curve.get(1));
        assertSame("thresholds", precisionRecall.thresholds(), curve.get(2));
    }

    private static ClassificationEvaluation evaluate(JsonNode expected) {
        JsonNode positive = expected.get("positiveLabel");
        return ClassificationMetrics.evaluate(
                rows(expected),
                new ClassificationOptions(positive.isNull() ? null : positive.textValue(), List.of(1, 3, 5), 15));
    }

    private static ClassificationPredictions rows(JsonNode expected) {
        List<double[]> probabilities = new ArrayList<>();
        expected.get("probabilities")
                .forEach(row -> probabilities.add(new ObjectMapper().convertValue(row, double[].class)));
        return ClassificationPredictions.of(
                texts(expected.get("labels")),
                texts(expected.get("references")),
                texts(expected.get("predictions")),
                probabilities.isEmpty() ? null : probabilities);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static void assertSame(String name, List<Double> actual, JsonNode expected) {
        assertThat(actual).as(name).hasSize(expected.size());
        for (int i = 0; i < actual.size(); i++) {
            assertSame(name + " " + i, actual.get(i), expected.get(i));
        }
    }

    private static void assertSame(String name, double actual, JsonNode expected) {
        if (expected.isTextual()) {
            assertThat(Double.toString(actual)).as(name).isEqualTo(expected.textValue());
        } else {
            assertThat(actual).as(name).isCloseTo(expected.doubleValue(), TOLERANCE);
        }
    }
}
