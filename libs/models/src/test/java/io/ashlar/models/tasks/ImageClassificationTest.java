package io.ashlar.models.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Json;
import io.ashlar.models.families.ModelConfig;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ImageClassificationTest {
    private final ImageClassification task =
            ImageClassification.of(ModelConfig.of(Json.MAPPER.createObjectNode().put("num_labels", 7)));
    private final float[] logits = {0, 1, 2, 3, 4, 5, 6};

    @Test
    void shouldGiveTheFiveBestUnlessAskedOtherwise() {
        assertThat(task.scores(logits, ImageClassification.Parameters.DEFAULT))
                .extracting(LabelScore::label)
                .containsExactly("LABEL_6", "LABEL_5", "LABEL_4", "LABEL_3", "LABEL_2");
        assertThat(task.scores(logits, new ImageClassification.Parameters(2, null)))
                .hasSize(2);
        assertThat(task.scores(logits, new ImageClassification.Parameters(100, null)))
                .hasSize(7);
    }

    @Test
    void shouldApplyTheFunctionAskedFor() {
        assertThat(task.scores(logits, new ImageClassification.Parameters(1, ScoreFunction.NONE))
                        .get(0)
                        .score())
                .isEqualTo(6);
        assertThat(task.scores(logits, new ImageClassification.Parameters(1, ScoreFunction.SIGMOID))
                        .get(0)
                        .score())
                .isCloseTo(0.99753, Offset.offset(1e-5));
    }

    @Test
    void shouldRefuseNoLabelsAtAll() {
        assertThatThrownBy(() -> new ImageClassification.Parameters(0, null)).hasMessageContaining("top_k is 0");
    }
}
