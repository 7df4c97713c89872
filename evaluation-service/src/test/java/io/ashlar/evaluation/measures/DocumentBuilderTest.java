package io.ashlar.evaluation.measures;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.Task;
import io.ashlar.evaluation.tasks.Dataset;
import io.ashlar.metrics.resampling.McNemar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentBuilderTest {
    private static final int ROWS = 40;
    private static final Dataset DATA = Dataset.jsonLines(
            Task.TEXT_CLASSIFICATION,
            Map.of("slice", "lang"),
            IntStream.range(0, ROWS)
                    .mapToObj(row -> "{\"text\": \"" + "x".repeat(row) + " row " + row + "\", \"label\": \""
                            + (row % 2 == 0 ? "no" : "yes") + "\", \"lang\": \"" + (row < 10 ? "de" : "en") + "\"}")
                    .toArray(String[]::new));

    @Test
    void shouldCompareEveryOtherModelWithTheFirst() {
        DocumentBuilder builder = new DocumentBuilder(DATA.task(), DATA.rows());
        builder.add(Dataset.predictions("base@1", List.of("no", "yes"), wrongBelow(20)));
        builder.add(Dataset.predictions("tuned@2", List.of("no", "yes"), wrongBelow(1)));

        Comparison comparison = builder.comparisons().get(0);

        assertThat(comparison.better()).isEqualTo(19);
        assertThat(comparison.worse()).isZero();
        McNemar test = Objects.requireNonNull(comparison.mcNemar());
        assertThat(test.onlyFirst()).isZero();
        assertThat(test.onlySecond()).isEqualTo(19);
        assertThat(test.probability()).isLessThan(0.001);
        assertThat(Objects.requireNonNull(comparison.differences().get("accuracy"))
                        .significant())
                .isTrue();
        assertThat(comparison.changed().get(0).row()).isEqualTo(1);
        assertThat(comparison.changed())
                .hasSize(19)
                .allSatisfy(row -> assertThat(row.change()).isEqualTo(1));
    }

    @Test
    void shouldMeasureSlicesByLengthAndColumn() {
        DocumentBuilder builder = new DocumentBuilder(DATA.task(), DATA.rows());
        builder.add(Dataset.predictions("base@1", List.of("no", "yes"), wrongBelow(10)));

        List<SliceMeasures> slices = builder.models().get(0).slices();

        assertThat(slices).filteredOn(slice -> slice.by().equals("length")).hasSize(4);
        assertThat(slices)
                .filteredOn(slice -> slice.name().equals("de"))
                .singleElement()
                .satisfies(slice -> assertThat(slice.metrics()).containsEntry("accuracy", 0.0));
        assertThat(slices)
                .filteredOn(slice -> slice.name().equals("en"))
                .singleElement()
                .satisfies(slice -> assertThat(slice.rows()).isEqualTo(30));
    }

    @Test
    void shouldListTheWorstErrorsAndPickSamplesEvenly() {
        DocumentBuilder builder = new DocumentBuilder(DATA.task(), DATA.rows());
        String[] answers = wrongBelow(2);
        answers[1] = answers[1].replace("0.75", "0.9").replace("0.25", "0.1");
        builder.add(Dataset.predictions("base@1", List.of("no", "yes"), answers));

        ModelMeasures measures = builder.models().get(0);

        assertThat(measures.errors()).extracting(ScoredRow::row).containsExactly(1, 0);
        assertThat(measures.samples()).hasSize(20).extracting(ScoredRow::row).startsWith(0, 2, 4);
        assertThat(Objects.requireNonNull(measures.intervals().get("accuracy")).lower())
                .isBetween(0.8, 0.95);
        assertThat(measures.rowsPerSecond()).isEqualTo(400);
    }

    @Test
    void shouldFindRowsThatSayTheSame() {
        Dataset rows = Dataset.jsonLines(
                Task.TEXT_CLASSIFICATION,
                Map.of(),
                "{\"text\": \"A  cat\", \"label\": \"no\"}",
                "{\"text\": \"a cat\", \"label\": \"yes\"}",
                "{\"text\": \"a dog\", \"label\": \"no\"}",
                "{\"text\": \"a dog \", \"label\": \"no\"}",
                "{\"text\": \"alone\", \"label\": \"no\"}");

        DataChecks checks = DataCheck.of(rows.rows(), List.of(rows.rows().get(4)));

        assertThat(checks.duplicates()).isEqualTo(4);
        assertThat(checks.contradictions()).isEqualTo(2);
        assertThat(checks.leaked()).isEqualTo(1);
        assertThat(checks.examples())
                .extracting(DataChecks.Finding::kind)
                .containsExactly("contradiction", "duplicate", "leaked");
    }

    /** Sure of the wrong label in the rows below, and of the right one from there on. */
    private static String[] wrongBelow(int end) {
        String[] answers = new String[ROWS];
        Arrays.setAll(answers, row -> {
            boolean yes = (row % 2 == 1) != (row < end);
            return "[{\"label\": \"yes\", \"score\": " + (yes ? 0.75 : 0.25) + "}, {\"label\": \"no\", \"score\": "
                    + (yes ? 0.25 : 0.75) + "}]";
        });
        return answers;
    }
}
