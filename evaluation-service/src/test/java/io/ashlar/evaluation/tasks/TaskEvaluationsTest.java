package io.ashlar.evaluation.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskEvaluationsTest {
    private static final Offset<Double> TINY = Offset.offset(1e-9);
    private static final String NO_YES =
            "[{\"label\": \"yes\", \"score\": 0.75}, {\"label\": \"no\", \"score\": 0.25}]";
    private static final String YES_NO =
            "[{\"label\": \"no\", \"score\": 1.0000001}, {\"label\": \"yes\", \"score\": 0}]";

    @Test
    void shouldMeasureTextsWithOneLabel() {
        Dataset data = Dataset.jsonLines(
                Task.TEXT_CLASSIFICATION,
                Map.of("text", "body", "label", "kind"),
                "{\"body\": \"a\", \"kind\": \"yes\"}",
                "{\"body\": \"b\", \"kind\": \"no\"}",
                "{\"body\": \"c\", \"kind\": \"no\"}");

        Measurement measured = data.measure(List.of("no", "yes"), NO_YES, YES_NO, NO_YES);

        assertThat(measured.metrics().get("accuracy")).isCloseTo(2 / 3.0, TINY);
        assertThat(measured.rows().get(2)).isEqualTo(new RowResult("no", "yes", 0, 0.75, 0.25));
        assertThat(measured.headline().of(new int[] {0, 1, 1})).containsEntry("accuracy", 1.0);
        assertThat(measured.details().curves()).extracting(Curve::kind).contains("roc", "precision-recall");
        assertThat(data.task().parameters(List.of("no", "yes"))).isEqualTo(Map.of("top_k", 2));
    }

    @Test
    void shouldMeasureRowsOfOneLabelOnly() {
        Dataset data = Dataset.jsonLines(
                Task.TEXT_CLASSIFICATION,
                Map.of(),
                "{\"text\": \"a\", \"label\": \"yes\"}",
                "{\"text\": \"b\", \"label\": \"yes\"}");

        Measurement measured = data.measure(List.of("no", "yes"), NO_YES, NO_YES);

        assertThat(measured.metrics()).containsEntry("accuracy", 1.0).containsEntry("roc_auc_ovr_macro", Double.NaN);
        assertThat(measured.details().curves()).isEmpty();
    }

    @Test
    void shouldMeasureListsOfLabels() {
        Dataset data = Dataset.jsonLines(
                Task.TEXT_CLASSIFICATION,
                Map.of(),
                "{\"text\": \"a\", \"label\": [\"no\", \"yes\"]}",
                "{\"text\": \"b\", \"label\": []}");

        Measurement measured = data.measure(List.of("no", "yes"), NO_YES, YES_NO);

        assertThat(data.task().labels(data.rows())).containsExactly("no", "yes");
        assertThat(measured.metrics().get("f1_micro")).isCloseTo(0.5, TINY);
        assertThat(measured.rows().get(0).prediction()).isEqualTo("yes");
        assertThat(measured.rows().get(1).score()).isZero();
    }

    @Test
    void shouldMeasureNumbers() {
        Dataset data = Dataset.jsonLines(
                Task.TEXT_CLASSIFICATION,
                Map.of(),
                "{\"text\": \"a\", \"label\": 1.5}",
                "{\"text\": \"b\", \"label\": 3}");

        Measurement measured = data.measure(
                List.of("LABEL_0"),
                "[{\"label\": \"LABEL_0\", \"score\": 1.5}]",
                "[{\"label\": \"LABEL_0\", \"score\": 2}]");

        assertThat(measured.metrics().get("mae")).isCloseTo(0.5, TINY);
        assertThat(measured.rows().get(0).score()).isEqualTo(1);
        assertThatThrownBy(() -> data.task().requireModel("m@1", List.of("a", "b")))
                .hasMessageContaining("'label' holds numbers")
                .hasMessageContaining("2 labels");
    }

    @Test
    void shouldTakeWholeNumbersForNumbersWhereTheModelGivesOne() {
        String[] lines = {"{\"text\": \"a\", \"label\": 1}", "{\"text\": \"b\", \"label\": 4}"};
        String[] answers = {"[{\"label\": \"LABEL_0\", \"score\": 1}]", "[{\"label\": \"LABEL_0\", \"score\": 3.5}]"};

        Dataset numbers = Dataset.ofNumbers(lines);

        assertThat(numbers.measure(List.of("LABEL_0"), answers).metrics().get("mae"))
                .isCloseTo(0.25, TINY);
        assertThat(Dataset.jsonLines(Task.TEXT_CLASSIFICATION, Map.of(), lines).task())
                .isNotInstanceOf(numbers.task().getClass());
    }

    @Test
    void shouldMeasureEntities() {
        Dataset data = Dataset.csv(
                Task.TOKEN_CLASSIFICATION,
                Map.of(),
                "tokens,tags",
                "\"[\"\"Ann\"\", \"\"Lee\"\", \"\"saw\"\", \"\"Örebro\"\"]\",\"[\"\"B-PER\"\", \"\"I-PER\"\", \"\"O\"\", \"\"B-LOC\"\"]\"");

        Measurement measured = data.measure(
                List.of(),
                "[{\"entity_group\": \"PER\", \"score\": 1, \"start\": 0, \"end\": 7},"
                        + " {\"entity_group\": \"ORG\", \"score\": 1, \"start\": 12, \"end\": 18}]");

        assertThat(data.rows().get(0).text()).isEqualTo("Ann Lee saw Örebro");
        assertThat(measured.metrics().get("f1_micro")).isCloseTo(0.5, TINY);
        assertThat(measured.rows().get(0).prediction()).isEqualTo("PER: Ann Lee; ORG: Örebro");
        assertThat(measured.details().tables().get(0).lines())
                .extracting(ResultTable.Line::name)
                .containsExactly("LOC", "ORG", "PER");
    }

    @Test
    void shouldMeasureAnswersByTheVersionThatTheRowsAreOf() {
        String[] rows = {
            "{\"question\": \"q\", \"context\": \"c\", \"answers\": {\"text\": [\"the cat\"], \"answer_start\": [0]}}",
            "{\"question\": \"q\", \"context\": \"c\", \"answers\": {\"text\": [], \"answer_start\": []}}"
        };
        Dataset second = Dataset.jsonLines(Task.QUESTION_ANSWERING, Map.of(), rows);
        Dataset first = Dataset.jsonLines(Task.QUESTION_ANSWERING, Map.of(), rows[0]);
        String cat = "{\"answer\": \"Cat!\", \"score\": 0.5, \"start\": 0, \"end\": 3}";

        assertThat(second.measure(List.of(), cat, "[{\"answer\": \"\", \"score\": 0.5}]")
                        .metrics())
                .containsEntry("exact", 100.0)
                .containsEntry("NoAns_f1", 100.0);
        assertThat(first.measure(List.of(), cat).metrics())
                .containsEntry("exact_match", 100.0)
                .doesNotContainKey("exact");
    }

    @Test
    void shouldMeasureFlatAnswers() {
        Dataset data = Dataset.csv(
                Task.QUESTION_ANSWERING, Map.of("answerText", "a"), "question,context,a", "q,c,cat", "q,c,");

        assertThat(data.rows().get(1).reference().isEmpty()).isTrue();
        assertThat(data.rows().get(0).inputs()).containsExactly(Map.entry("question", "q"), Map.entry("context", "c"));
    }

    @Test
    void shouldMeasureSummaries() {
        Dataset data =
                Dataset.jsonLines(Task.SUMMARIZATION, Map.of(), "{\"document\": \"long\", \"summary\": \"two cats\"}");

        Measurement measured = data.measure(List.of(), "[{\"summary_text\": \"two cat\"}]");

        assertThat(measured.metrics()).containsEntry("rouge1", 1.0).containsEntry("rouge2.fmeasure", 1.0);
    }

    @Test
    void shouldMeasureTranslations() {
        Dataset data = Dataset.jsonLines(
                Task.TRANSLATION,
                Map.of("source", "en", "target", "de", "targetLanguage", "deu_Latn"),
                "{\"en\": \"a cat\", \"de\": \"eine Katze schläft hier\"}");

        Measurement measured = data.measure(List.of(), "{\"translation_text\": \"eine Katze schläft hier\"}");

        assertThat(measured.metrics().get("bleu")).isCloseTo(100, TINY);
        assertThat(measured.metrics()).containsEntry("ter", 0.0).containsKeys("bleu_1", "bleu_4", "chrf_plus_plus");
        assertThat(data.task().parameters(List.of())).isEqualTo(Map.of("tgt_lang", "deu_Latn"));
    }

    @Test
    void shouldMeasureCompletions() {
        Dataset data = Dataset.jsonLines(
                Task.TEXT_GENERATION,
                Map.of(),
                "{\"prompt\": \"1 + 1 =\", \"completion\": \" 2\"}",
                "{\"prompt\": \"2 + 2 =\", \"completion\": \"4\"}");

        Measurement measured = data.measure(List.of(), "[{\"generated_text\": \"2\"}]", "{\"generated_text\": \"5\"}");

        assertThat(measured.metrics()).containsEntry("exact_match", 0.5).containsEntry("rouge1", 0.5);
    }

    @Test
    void shouldMeasureTheLastAnswerOfAConversation() {
        Dataset data = Dataset.jsonLines(
                Task.TEXT_GENERATION,
                Map.of(),
                "{\"messages\": [{\"role\": \"user\", \"content\": \"1 + 1 =\"}, {\"role\": \"assistant\", \"content\": \"2\"}]}");

        Measurement measured = data.measure(List.of(), "[{\"generated_text\": \" 2\"}]");

        assertThat(data.rows().get(0).inputs())
                .containsExactly(Map.entry("messages", "[{\"role\":\"user\",\"content\":\"1 + 1 =\"}]"));
        assertThat(measured.metrics()).containsEntry("exact_match", 1.0).containsEntry("rouge1", 1.0);
    }

    @Test
    void shouldMeasureHowLikelyWholeTextsAre() {
        Dataset data = Dataset.jsonLines(Task.TEXT_GENERATION, Map.of(), "{\"text\": \"an ox\"}", "{\"text\": \"é\"}");

        Measurement measured = data.measure(
                List.of(),
                "[{\"generated_text\": \"an ox\", \"scores\": [{\"logprob\": null}, {\"logprob\": -1.5}, {\"logprob\": -0.5}]}]",
                "[{\"generated_text\": \"é\", \"scores\": [{\"logprob\": null}]}]");

        assertThat(data.task().parameters(List.of())).containsEntry("score", true);
        assertThat(measured.metrics().get("perplexity")).isCloseTo(Math.E, TINY);
        assertThat(measured.metrics().get("word_perplexity")).isCloseTo(Math.exp(2 / 3.0), TINY);
        assertThat(measured.metrics().get("bits_per_byte")).isCloseTo(2 / Math.log(2) / 7, TINY);
        assertThat(measured.headline().of(new int[] {0, 0}).get("perplexity")).isCloseTo(Math.E, TINY);
        assertThat(measured.rows().get(0).score()).isCloseTo(1 / Math.E, TINY);
        assertThat(measured.rows().get(1).score()).isZero();
        assertThatThrownBy(() -> data.measure(List.of(), "[{\"generated_text\": \"a\"}]", "[]"))
                .hasMessageContaining("no 'scores'");
    }

    @Test
    void shouldMeasureWordsBehindMasks() {
        Dataset data = Dataset.jsonLines(Task.FILL_MASK, Map.of(), "{\"text\": \"a [MASK]\", \"answer\": \"cat\"}");

        Measurement measured = data.measure(
                List.of(), "[{\"token_str\": \"dog\", \"score\": 0.6}, {\"token_str\": \" cat\", \"score\": 0.4}]");

        assertThat(measured.metrics()).containsEntry("top_1_accuracy", 0.0).containsEntry("mean_reciprocal_rank", 0.5);
    }

    @Test
    void shouldSendTheBytesOfAnImage() {
        Dataset data = Dataset.jsonLines(
                Task.IMAGE_CLASSIFICATION, Map.of(), "{\"image\": \"data:image/png;base64,AQID\", \"label\": \"no\"}");

        assertThat(data.task().bytes(data.rows().get(0).text())).containsExactly(1, 2, 3);
        assertThat(data.measure(List.of("no", "yes"), YES_NO).metrics()).containsEntry("accuracy", 1.0);
    }

    @Test
    void shouldKeepTheColumnThatSlicesAreMadeBy() {
        Dataset data = Dataset.jsonLines(
                Task.TEXT_CLASSIFICATION,
                Map.of("slice", "lang"),
                "{\"text\": \"a\", \"label\": \"no\", \"lang\": \"de\"}");

        assertThat(data.rows().get(0).slice()).isEqualTo("de");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text-classification|{\"text\": \"a\"}|dataset-column-missing|'label'",
                "text-classification|{\"text\": \"a\", \"label\": {\"x\": 1}}|dataset-labels-invalid|type object",
                "text-classification|{\"text\": [1], \"label\": \"x\"}|parameter-invalid|type list",
                "text-classification|{\"text\": \"a\", \"label\": null}|dataset-labels-invalid|Line 1",
                "text-classification|{\"text\": \"a\", \"label\": [[1]]}|dataset-malformed-row|something else than texts",
                "text-classification||dataset-empty|no row",
                "token-classification|{\"tokens\": [\"a\"], \"tags\": []}|dataset-malformed-row|0 tags for 1 tokens",
                "token-classification|{\"tokens\": \"a b\", \"tags\": [\"O\"]}|dataset-malformed-row|holds no list",
                "token-classification|{\"tokens\": [], \"tags\": []}|dataset-malformed-row|0 tokens",
                "question-answering|{\"question\": \"q\", \"context\": \"\", \"answers\": [\"a\"]}|dataset-malformed-row|'context'",
                "question-answering|{\"question\": \"q\", \"context\": \"c\", \"answers\": 7}|dataset-malformed-row|neither texts",
                "question-answering|{\"question\": \"q\", \"context\": \"c\"}|dataset-column-missing|'answers'",
                "summarization|{\"document\": \"d\"}|dataset-column-missing|'summary'",
                "summarization|{\"document\": \"d\", \"summary\": \"\"}|dataset-malformed-row|is empty",
                "translation|{\"source\": \"d\", \"target\": [\"x\"]}|dataset-malformed-row|a list or an object",
                "text-generation|{\"x\": \"d\"}|dataset-column-missing|'prompt'",
                "text-generation|{\"messages\": [{\"role\": \"user\", \"content\": \"a\"}]}|dataset-malformed-row|one of the assistant",
                "fill-mask|{\"text\": \"d\"}|dataset-column-missing|'answer'",
                "image-classification|{\"image\": \"*\", \"label\": \"x\"}|dataset-malformed-row|",
                "text-to-image|{\"text\": \"d\"}|model-task-unsupported|not evaluated",
            })
    void shouldRefuseRowsThatTheTaskCannotUse(String task, String row, String code, String message) {
        assertThatThrownBy(() -> Dataset.jsonLines(Task.of(task), Map.of(), row == null ? "" : row))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.of(code)))
                .hasMessageContaining(message == null ? "" : message);
    }

    @Test
    void shouldRefuseARoleThatTheTaskDoesNotHave() {
        assertThatThrownBy(() -> Dataset.jsonLines(Task.SUMMARIZATION, Map.of("label", "x"), "{\"x\": \"y\"}"))
                .hasMessageContaining("'label' is no role")
                .hasMessageContaining("document");
    }

    @Test
    void shouldSayThatAnAnswerIsNotOfTheTask() {
        Dataset data = Dataset.jsonLines(Task.SUMMARIZATION, Map.of(), "{\"document\": \"d\", \"summary\": \"s\"}");

        assertThatThrownBy(() -> data.measure(List.of(), "{\"answer\": \"x\"}"))
                .hasMessageContaining("no 'summary_text'");
    }
}
