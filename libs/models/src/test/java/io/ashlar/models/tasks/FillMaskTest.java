package io.ashlar.models.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.FillMaskModel;
import io.ashlar.models.Fixtures;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextInput;
import io.ashlar.models.TextModels;
import io.ashlar.models.tokenizers.Encoding;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FillMaskTest {
    private FillMaskModel model;

    @BeforeEach
    void open() {
        model = TextModels.openFillMask(Fixtures.folder("bert-fill-mask"), OpenOptions.of(Precision.FP32));
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void shouldAnswerEachMaskInOrder() {
        List<List<FillMask.Filled>> answers =
                fill("The [MASK] opens at [MASK].", new FillMask.Parameters(3, List.of()));

        assertThat(answers).hasSize(2).allSatisfy(mask -> {
            assertThat(mask).hasSize(3);
            assertThat(mask.get(0).score()).isGreaterThanOrEqualTo(mask.get(1).score());
            assertThat(mask.get(0).sequence()).contains("[MASK]").startsWith("[CLS]");
        });
    }

    @Test
    void shouldScoreTargetsOnlyAndEachOnce() {
        List<FillMask.Filled> answers = fill("The [MASK].", new FillMask.Parameters(5, List.of("[SEP]", "b", "b")))
                .get(0);

        assertThat(answers).hasSize(2).extracting(FillMask.Filled::token).contains(3L);
    }

    @Test
    void shouldSayThatThereIsNoMask() {
        assertThatThrownBy(() -> fill("The gate.", FillMask.Parameters.DEFAULT))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.INPUT_INVALID))
                .hasMessageContaining("[MASK]");
    }

    @Test
    void shouldRefuseParametersThatMeanNothing() {
        assertThatThrownBy(() -> new FillMask.Parameters(0, List.of())).hasMessageContaining("top_k is 0");
        assertThatThrownBy(() -> fill("[MASK]", new FillMask.Parameters(1, List.of(""))))
                .hasMessageContaining("becomes no token");
    }

    private List<List<FillMask.Filled>> fill(String text, FillMask.Parameters parameters) {
        Encoding encoding = model.encode(TextInput.of(text));
        return new FillMask(model.tokenizer())
                .fill(encoding, model.predict(List.of(encoding)).get(0), parameters);
    }
}
