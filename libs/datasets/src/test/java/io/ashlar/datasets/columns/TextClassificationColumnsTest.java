package io.ashlar.datasets.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.profile.ColumnProfile;
import io.ashlar.datasets.rows.ColumnType;
import io.ashlar.datasets.rows.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TextClassificationColumnsTest {
    private static final List<ColumnProfile> COLUMNS = List.of(
            column("text", ColumnType.STRING),
            column("other", ColumnType.STRING),
            column("label", ColumnType.INTEGER),
            column("score", ColumnType.NUMBER),
            column("tags", ColumnType.LIST));

    @Test
    void shouldTakeColumnsThatFit() {
        assertThatCode(() -> new TextClassificationColumns("text", "other", "label").requireIn(COLUMNS))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldNameTheMissingColumnAndThoseThereAre() {
        assertProblem(
                        ProblemCode.DATASET_COLUMN_MISSING,
                        () -> new TextClassificationColumns("sentence", null, "label").requireIn(COLUMNS))
                .hasMessageContaining("no column 'sentence', which is to be text")
                .hasMessageContaining("'text' (string), 'other' (string), 'label' (integer)");
    }

    @Test
    void shouldRefuseColumnsOfOtherTypes() {
        assertProblem(
                ProblemCode.PARAMETER_INVALID,
                () -> new TextClassificationColumns("tags", null, "label").requireIn(COLUMNS));
        assertProblem(
                ProblemCode.DATASET_LABELS_INVALID,
                () -> new TextClassificationColumns("text", null, "score").requireIn(COLUMNS));
        assertProblem(
                ProblemCode.DATASET_LABELS_INVALID,
                () -> new TextClassificationColumns("text", null, "tags").requireIn(COLUMNS));
    }

    @Test
    void shouldRefuseOneColumnInTwoRoles() {
        assertProblem(ProblemCode.PARAMETER_INVALID, () -> new TextClassificationColumns("text", null, "text"));
        assertProblem(ProblemCode.PARAMETER_INVALID, () -> new TextClassificationColumns("text", "text", "label"));
    }

    @Test
    void shouldTakeLabelsAsText() {
        TextClassificationColumns columns = new TextClassificationColumns("text", "other", "label");

        assertThat(columns.example(new Row(3, Map.of("text", "a", "other", "b", "label", 1L))))
                .isEqualTo(new LabeledText("a", "b", "1"));
    }

    @Test
    void shouldNameTheLineOfARowWithoutAValue() {
        TextClassificationColumns columns = new TextClassificationColumns("text", null, "label");
        Map<String, Object> noLabel = new HashMap<>(Map.of("text", "a"));
        noLabel.put("label", null);

        assertProblem(ProblemCode.DATASET_LABELS_INVALID, () -> columns.example(new Row(9, noLabel)))
                .hasMessageContaining("Line 9")
                .hasMessageContaining("'label'");
        assertProblem(ProblemCode.DATASET_MALFORMED_ROW, () -> columns.example(new Row(9, Map.of("label", "x"))));
        assertProblem(
                ProblemCode.DATASET_LABELS_INVALID,
                () -> columns.example(new Row(9, Map.of("text", "a", "label", List.of("x")))));
    }

    @Test
    void shouldOrderLabelsWhateverTheRowsOrder() {
        assertThat(LabelSet.ofTraining(List.of("b", "a", "b")).labels()).containsExactly("a", "b");
        assertThat(LabelSet.ofTraining(List.of("10", "9", "-1")).labels()).containsExactly("-1", "9", "10");
        assertThat(LabelSet.ofTraining(List.of("10", "9", "x")).labels()).containsExactly("10", "9", "x");
        assertThat(LabelSet.ofModel(List.of("z", "a")).index("a")).isEqualTo(1);
    }

    @Test
    void shouldRefuseOneLabelOnlyAndLabelsThatAreNotKnown() {
        assertProblem(ProblemCode.DATASET_LABELS_INVALID, () -> LabelSet.ofTraining(List.of("a", "a")))
                .hasMessageContaining("1 label [a]");
        assertProblem(
                        ProblemCode.DATASET_LABELS_INVALID,
                        () -> LabelSet.ofTraining(List.of("a", "b")).index("c"))
                .hasMessageContaining("'c'")
                .hasMessageContaining("a, b");
    }

    private static ColumnProfile column(String name, ColumnType type) {
        return new ColumnProfile(name, type, 0, null, 1, true, List.of());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertProblem(
            ProblemCode code, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
