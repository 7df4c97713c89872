package io.ashlar.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.columns.LabeledText;
import io.ashlar.datasets.columns.LabeledTexts;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final LabeledTexts NONE = rows();

    @Test
    void shouldNumberTheLabelsInTheirOrder() {
        Examples examples = Examples.of(rows("b", "a", "b"), rows("a"), NONE);

        assertThat(examples.labels()).containsExactly("a", "b");
        assertThat(examples.train()).extracting(Example::label).containsExactly(1, 0, 1);
        assertThat(examples.validation()).extracting(Example::label).containsExactly(0);
    }

    @Test
    void shouldNameALabelOfTheValidationRowsThatTrainingNeverSaw() {
        assertThatThrownBy(() -> Examples.of(rows("a", "b"), rows("c"), NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.DATASET_LABELS_INVALID))
                .hasMessageContaining("'c'");
    }

    @Test
    void shouldRefuseOneLabelOnly() {
        assertThatThrownBy(() -> Examples.of(rows("a", "a"), NONE, NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("1 label");
    }

    @Test
    void shouldReachTheWorkerAsTheyAre() {
        Examples examples = Examples.of(rows("b", "a"), NONE, rows("a"));

        assertThat(Json.read(Json.write(examples), Examples.class)).isEqualTo(examples);
    }

    private static LabeledTexts rows(String... labels) {
        return new LabeledTexts(
                Stream.of(labels)
                        .map(label -> new LabeledText("text \u2028 of " + label, null, label))
                        .toList(),
                List.copyOf(IntStream.range(0, labels.length).boxed().toList()));
    }
}
