package io.ashlar.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.training.rows.Example;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelNamesTest {
    @Test
    void shouldSortLabelsSoThatRowsDoNotDecide() {
        assertThat(labels(List.of(), "b", "a", "b")).containsExactly("a", "b");
        assertThat(labels(List.of(), "10", "2", "1")).containsExactly("1", "2", "10");
    }

    @Test
    void shouldKeepTheOrderOfABaseThatHasTheSameLabels() {
        assertThat(labels(List.of("b", "a"), "a", "b")).containsExactly("b", "a");
        assertThat(labels(List.of("c", "a"), "a", "b")).containsExactly("a", "b");
    }

    @Test
    void shouldHaveOneOutputForANumberAndNoneWhereNothingIsLabelled() {
        assertThat(LabelNames.of(Task.TEXT_CLASSIFICATION, LossFunction.REGRESSION, List.of(), List.of()))
                .hasSize(1);
        assertThat(LabelNames.of(Task.TRANSLATION, LossFunction.SINGLE_LABEL, List.of(), List.of()))
                .isEmpty();
    }

    @Test
    void shouldNameEachUnknownLabelWithItsFirstLine() {
        assertThatThrownBy(() -> LabelNames.require(List.of("a"), "test", rows("a", "mars", "mars", "venus")))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.items()).hasSize(2))
                .hasMessageContaining("'mars' in line 2 of the test rows")
                .hasMessageContaining("'venus' in line 4 of the test rows");
    }

    private static List<String> labels(List<String> base, String... rows) {
        return LabelNames.of(Task.TEXT_CLASSIFICATION, LossFunction.SINGLE_LABEL, rows(rows), base);
    }

    private static List<Example> rows(String... labels) {
        List<Example> rows = new ArrayList<>();
        for (String label : labels) {
            rows.add(new Example.Text(rows.size() + 1, "text", null, List.of(label), null));
        }
        return rows;
    }
}
