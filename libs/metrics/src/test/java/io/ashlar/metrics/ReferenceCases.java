package io.ashlar.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Cases with the values of the reference libraries, made by {@code src/test/python/make_metric_fixtures.py}. */
public final class ReferenceCases {
    private static final double TOLERANCE = 1e-9;

    private ReferenceCases() {}

    /** Of a file beside the test class. */
    public static List<JsonNode> read(Class<?> test, String file) {
        try (InputStream json = test.getResourceAsStream(file)) {
            List<JsonNode> cases = new ArrayList<>();
            new ObjectMapper().readTree(Objects.requireNonNull(json, file)).forEach(cases::add);
            return cases;
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    public static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    public static List<List<String>> rowsOfTexts(JsonNode rows) {
        List<List<String>> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(texts(row)));
        return texts;
    }

    public static double[] doubles(JsonNode list) {
        return new ObjectMapper().convertValue(list, double[].class);
    }

    /** Every expected metric is there with its value; others may be too. */
    public static void assertMetrics(Map<String, Double> actual, JsonNode expected) {
        assertThat(expected.size()).isPositive();
        expected.properties()
                .forEach(metric -> assertValue(
                        metric.getKey(),
                        Objects.requireNonNull(actual.get(metric.getKey()), metric.getKey()),
                        metric.getValue()));
    }

    public static void assertValue(String name, double actual, JsonNode expected) {
        if (expected.isTextual()) {
            assertThat(Double.toString(actual)).as(name).isEqualTo(expected.textValue());
        } else {
            double tolerance = TOLERANCE * Math.max(1, Math.abs(expected.doubleValue()));
            assertThat(Math.abs(actual - expected.doubleValue()))
                    .as("%s: %s beside %s", name, actual, expected)
                    .isLessThanOrEqualTo(tolerance);
        }
    }
}
