package io.ashlar.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.evaluation.measures.DataCheck;
import io.ashlar.evaluation.measures.DocumentBuilder;
import io.ashlar.evaluation.measures.EvaluationDocument;
import io.ashlar.evaluation.tasks.Dataset;
import io.ashlar.evaluation.tasks.Predictions;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final List<String> LABELS = List.of("right", "wrong");
    private static final String SURE =
            "[{\"label\": \"right\", \"score\": 0.97}, {\"label\": \"wrong\", \"score\": 0.03}]";
    private static final String UNSURE =
            "[{\"label\": \"wrong\", \"score\": 0.6}, {\"label\": \"right\", \"score\": 0.4}]";
    private static final Dataset TEXTS = Dataset.jsonLines(
            Task.TEXT_CLASSIFICATION,
            Map.of(),
            "{\"text\": \"<b>bold & \\\"quoted\\\"</b>\", \"label\": \"wrong\"}",
            "{\"text\": \"second\", \"label\": \"right\"}",
            "{\"text\": \"SECOND\", \"label\": \"wrong\"}");

    @Test
    void shouldShowTheModelsSideBySideAndEscapeWhatUsersWrote() throws IOException {
        Predictions base = new Predictions(
                "base@1",
                LABELS,
                Dataset.predictions("", LABELS, SURE, SURE, SURE).rows(),
                List.of("classifier.weight"),
                10);

        String html = html(document(TEXTS, base, Dataset.predictions("tuned@2", LABELS, SURE, SURE, UNSURE)));

        assertThat(html)
                .contains("base@1 (untuned head)", "tuned@2", "Difference", "drawn at random (classifier.weight)")
                .contains("<svg", "Confusion matrix", "97 %", "hsl(140", "ROC curves", "Rows that changed", "McNemar")
                .contains("By length and slice", "contradiction", "1 rows are answered better")
                .contains("&lt;b&gt;bold &amp;")
                .doesNotContain("<b>bold", "src=", "http", "NOT_FOUND");
    }

    @Test
    void shouldShowOneModelWithoutAComparison() throws IOException {
        assertThat(html(document(TEXTS, Dataset.predictions("tuned@2", LABELS, SURE, SURE, UNSURE))))
                .contains("tuned@2")
                .doesNotContain("Difference", "McNemar");
    }

    @Test
    void shouldLeaveOutWhatATaskDoesNotHave() throws IOException {
        Dataset summaries = Dataset.jsonLines(
                Task.SUMMARIZATION,
                Map.of(),
                "{\"document\": \"a long text\", \"summary\": \"two cats\"}",
                "{\"document\": \"another\", \"summary\": \"one dog\"}");

        String html = html(document(
                summaries,
                Dataset.predictions(
                        "t5@1",
                        List.of(),
                        "[{\"summary_text\": \"<i>two cats\"}]",
                        "[{\"summary_text\": \"birds\"}]")));

        assertThat(html)
                .contains("ROUGE-L", "&lt;i&gt;two cats", "one dog", "Samples")
                .doesNotContain("Confusion matrix", "Calibration", "F1 by label", "<i>two");
    }

    @Test
    void shouldComeBackFromJsonAsItWas() {
        EvaluationDocument document = document(TEXTS, Dataset.predictions("tuned@2", LABELS, SURE, SURE, UNSURE));

        assertThat(Json.read(Json.write(document), EvaluationDocument.class)).isEqualTo(document);
    }

    private static EvaluationDocument document(Dataset data, Predictions... models) {
        DocumentBuilder builder = new DocumentBuilder(data.task(), data.rows());
        List.of(models).forEach(builder::add);
        return new EvaluationDocument(
                "text-classification",
                "d@1",
                "test",
                data.rows().size(),
                Instant.EPOCH,
                builder.models(),
                builder.comparisons(),
                DataCheck.of(data.rows(), List.of()));
    }

    private static String html(EvaluationDocument document) throws IOException {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .build();
        Template page = engine.parse(
                Files.readString(Path.of("src/main/resources/templates/report.html")),
                Variant.forContentType("text/html"));
        return new Report(page).html("Evaluate two models", document);
    }
}
