package io.ashlar.metrics.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official scripts' rules, each by an example whose value follows from their text. */
class SquadTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The  Cat!|cat",
                "U.S.A.|usa",
                "twenty-five|twentyfive",
                "an 'a' the-end|theend",
                "a_the|athe",
                "«the» “a”|« » “ ”",
                "b\u00a0the\u3000cat\u2003d|b cat d",
                "the\u200bcat|\u200bcat",
                "the\u0301 a\u00b2 the\u00e9|\u0301 a\u00b2 the\u00e9",
                "ΟΔΟΣ|οδος",
                "the|''",
            })
    void shouldNormalizeAsPythonDoes(String answer, String expected) {
        assertThat(AnswerText.normalize(answer)).isEqualTo(expected);
    }

    @Test
    void shouldTakeTheBestReference() {
        AnswerScore score =
                SquadV1.score(new AnsweredQuestion(List.of("red dog", "a black cat"), "black cats and cat", 0));

        assertThat(score.exactMatch()).isZero();
        assertThat(score.f1()).isEqualTo(2 * (2 / 4.0) * 1 / (2 / 4.0 + 1));
    }

    @Test
    void shouldScoreEmptyAgainstEmptyByTheVersion() {
        AnsweredQuestion question = new AnsweredQuestion(List.of("the"), "a", 0);

        assertThat(SquadV1.score(question)).isEqualTo(new AnswerScore(1, 0));
        assertThat(SquadV2.rawScore(question)).isEqualTo(new AnswerScore(1, 1));
    }

    @Test
    void shouldCountAQuestionWithoutPredictionAsWrong() {
        Map<String, Double> metrics = SquadV1.metrics(List.of(
                SquadV1.score(new AnsweredQuestion(List.of("x"), null, 0)),
                SquadV1.score(new AnsweredQuestion(List.of("x"), "x", 0))));

        assertThat(metrics).isEqualTo(Map.of("exact_match", 50.0, "f1", 50.0, "total", 2.0));
    }

    @Test
    void shouldApplyTheThresholdStrictly() {
        AnsweredQuestion without = new AnsweredQuestion(List.of(), "something", 0.5);

        assertThat(SquadV2.score(without, 0.5).exactMatch()).isZero();
        assertThat(SquadV2.score(without, 0.4).exactMatch()).isEqualTo(1);
        assertThat(SquadV2.score(new AnsweredQuestion(List.of("x"), "x", 0.5), 0.4)
                        .f1())
                .isZero();
    }

    @Test
    void shouldFindTheBestThreshold() {
        List<AnsweredQuestion> questions = List.of(
                new AnsweredQuestion(List.of("x"), "x", 0.1),
                new AnsweredQuestion(List.of(), "wrong", 0.9),
                new AnsweredQuestion(List.of("y"), "y", 0.2),
                new AnsweredQuestion(List.of(), "", 0.05));

        Map<String, Double> metrics = SquadV2.metrics(questions, 1);

        assertThat(metrics)
                .containsEntry("exact", 75.0)
                .containsEntry("HasAns_exact", 100.0)
                .containsEntry("NoAns_total", 2.0)
                .containsEntry("best_exact", 100.0)
                .containsEntry("best_exact_thresh", 0.2);
    }

    @Test
    void shouldLeaveOutAKindOfQuestionThatIsNotThere() {
        assertThat(SquadV2.metrics(List.of(new AnsweredQuestion(List.of("x"), "x", 0)), 1))
                .containsKey("HasAns_f1")
                .doesNotContainKey("NoAns_f1");
    }
}
