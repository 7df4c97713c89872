package io.ashlar.models.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.families.ModelConfig;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextClassificationTest {
    private static final float[] LOGITS = {1, -2, 0.5f};

    /** Scores of label 0 for logits 1, -2, 0.5 by torch.softmax and torch.sigmoid. */
    @ParameterizedTest
    @CsvSource({
        "single_label_classification, 3, 0.6037", "multi_label_classification, 3, 0.7311", "regression, 3, 1.0",
        "'', 3, 0.6037", "'', 1, 0.7311", "regression, 1, 1.0"
    })
    void shouldApplyWhatTheConfigurationImplies(String problemType, int labels, double expected) {
        float[] logits = java.util.Arrays.copyOf(LOGITS, labels);

        assertThat(task(problemType, labels).scores(logits)[0]).isCloseTo(expected, Offset.offset(1e-4));
    }

    @Test
    void shouldGiveTheBestLabelsFirst() {
        TextClassification task = task("", 3);

        assertThat(task.scores(LOGITS, TextClassification.Parameters.DEFAULT))
                .extracting(LabelScore::label)
                .containsExactly("LABEL_0", "LABEL_2", "LABEL_1");
        assertThat(task.scores(LOGITS, new TextClassification.Parameters(1, ScoreFunction.NONE)))
                .isEqualTo(List.of(new LabelScore("LABEL_0", 1)));
        assertThat(task.scores(LOGITS, new TextClassification.Parameters(9, null)))
                .hasSize(3);
    }

    @Test
    void shouldNotOverflowOnLargeLogits() {
        assertThat(task("", 2).scores(new float[] {1000, 990})[0]).isCloseTo(0.99995, Offset.offset(1e-5));
    }

    @Test
    void shouldRefuseParametersThatMeanNothing() {
        assertThatThrownBy(() -> new TextClassification.Parameters(0, null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("top_k is 0");
        assertThatThrownBy(() -> ScoreFunction.of("logit"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("softmax, sigmoid or none");
        assertThat(ScoreFunction.of("none")).isEqualTo(ScoreFunction.NONE);
    }

    private static TextClassification task(String problemType, int labels) {
        try {
            return TextClassification.of(ModelConfig.of(
                    Json.MAPPER.readTree("{\"problem_type\":\"" + problemType + "\",\"num_labels\":" + labels + "}")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
