package io.ashlar.models.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Fixtures;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextModels;
import io.ashlar.models.TokenModel;
import io.ashlar.models.tokenizers.Encoding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the goldens do not show; the answers themselves are compared with transformers' by {@code EncodersTest}. */
class QuestionAnsweringTest {
    private static final QuestionAnswering.Question QUESTION =
            new QuestionAnswering.Question("Where?", "🙂 The masons rest. ".repeat(30));

    private TokenModel model;
    private QuestionAnswering task;

    @BeforeEach
    void open() {
        model = TextModels.openQuestionAnswering(
                Fixtures.folder("../encoders/bert-relative-key-query"), OpenOptions.of(Precision.FP32));
        task = model.questionAnswering();
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void shouldPointAtTheAnswerInCodePoints() {
        int[] context = QUESTION.context().codePoints().toArray();

        assertThat(answers(parameters(5, null, null, 4, false)))
                .hasSizeBetween(1, 5)
                .allSatisfy(answer -> assertThat(new String(context, answer.start(), answer.end() - answer.start()))
                        .isEqualTo(answer.answer()));
    }

    @Test
    void shouldGiveEachAnswerOnceAndTheBestFirst() {
        List<QuestionAnswering.Answer> answers = answers(parameters(20, null, 6, 15, false));

        assertThat(answers.stream().map(answer -> answer.answer().toLowerCase(java.util.Locale.ROOT)))
                .doesNotHaveDuplicates();
        for (int i = 1; i < answers.size(); i++) {
            assertThat(answers.get(i).score())
                    .isLessThanOrEqualTo(answers.get(i - 1).score());
        }
    }

    @Test
    void shouldAnswerNothingWhereThatIsAllowed() {
        assertThat(answers(parameters(1000, null, null, 2, true)))
                .filteredOn(answer -> answer.answer().isEmpty())
                .singleElement()
                .satisfies(answer -> assertThat(answer.end()).isZero());
        assertThat(answers(parameters(1000, null, null, 2, false)))
                .noneSatisfy(answer -> assertThat(answer.answer()).isEmpty());
    }

    @Test
    void shouldKeepTheQuestionInEveryWindow() {
        List<Encoding> windows = task.windows(QUESTION, parameters(1, 20, 5, 15, false));
        long question = count(windows.get(0), 0);

        assertThat(windows).hasSizeGreaterThan(5).allSatisfy(window -> {
            assertThat(window.tokenCount()).isLessThanOrEqualTo(20);
            assertThat(count(window, 0)).isEqualTo(question);
            assertThat(count(window, 1)).isPositive();
        });
    }

    @Test
    void shouldRefuseWhatCannotBeAsked() {
        assertProblem(ProblemCode.INPUT_INVALID, "question", () -> new QuestionAnswering.Question(" ", "x"));
        assertProblem(ProblemCode.INPUT_INVALID, "context", () -> new QuestionAnswering.Question("x", ""));
        assertProblem(ProblemCode.PARAMETER_INVALID, "top_k is 0", () -> parameters(0, null, null, 1, false));
        assertProblem(ProblemCode.PARAMETER_INVALID, "max_answer_len is 0", () -> parameters(1, null, null, 0, false));
        assertProblem(ProblemCode.PARAMETER_INVALID, "max_seq_len is -4", () -> parameters(1, -4, null, 1, false));
        assertProblem(ProblemCode.PARAMETER_INVALID, "doc_stride is -1", () -> parameters(1, null, -1, 1, false));
        assertProblem(ProblemCode.PARAMETER_INVALID, "48", () -> answers(parameters(1, 49, null, 1, false)));
        assertProblem(ProblemCode.PARAMETER_INVALID, "30", () -> answers(parameters(1, 20, 30, 1, false)));
        assertProblem(ProblemCode.INPUT_TOO_LONG, "19", () -> answers(parameters(1, 20, 19, 1, false)));
        assertProblem(
                ProblemCode.INPUT_TOO_LONG,
                "48",
                () -> task.windows(
                        new QuestionAnswering.Question("why ".repeat(60), "x"), QuestionAnswering.Parameters.DEFAULT));
    }

    private static void assertProblem(
            ProblemCode code, String part, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }

    private List<QuestionAnswering.Answer> answers(QuestionAnswering.Parameters parameters) {
        List<Encoding> windows = task.windows(QUESTION, parameters);
        return task.answers(QUESTION, windows, model.predict(windows), parameters);
    }

    private static long count(Encoding window, int sequence) {
        return java.util.stream.IntStream.range(0, window.tokenCount())
                .filter(token -> !window.isSpecial(token) && window.sequence(token) == sequence)
                .count();
    }

    private static QuestionAnswering.Parameters parameters(
            int topK, @Nullable Integer window, @Nullable Integer stride, int length, boolean impossible) {
        return new QuestionAnswering.Parameters(topK, window, stride, length, impossible, true);
    }
}
