package io.ashlar.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.evaluation.measures.EvaluationDocument;
import io.ashlar.evaluation.measures.ModelMeasures;
import io.ashlar.evaluation.measures.TextError;
import io.ashlar.metrics.classification.CalibrationBin;
import io.ashlar.metrics.classification.LabelMetrics;
import io.ashlar.metrics.resampling.ConfidenceInterval;
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
    private static final TextError ERROR =
            new TextError(7, "<b>bold & \"quoted\"</b>", null, "right", "wrong", 0.97, 0.01);

    @Test
    void shouldShowTheModelsSideBySideAndEscapeWhatUsersWrote() throws IOException {
        String html = report(List.of(measures("base@1", true), measures("tuned@2", false)));

        assertThat(html)
                .contains("base@1 (untuned head)", "tuned@2", "Difference", "drawn at random (classifier.weight)")
                .contains("<svg", "Confusion matrix", "97 %", "hsl(140")
                .contains("&lt;b&gt;bold &amp;")
                .doesNotContain("<b>bold", "src=", "http");
    }

    @Test
    void shouldShowOneModelWithoutAComparison() throws IOException {
        assertThat(report(List.of(measures("tuned@2", false))))
                .contains("tuned@2")
                .doesNotContain("Difference");
    }

    private static String report(List<ModelMeasures> models) throws IOException {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .build();
        Template page = engine.parse(
                Files.readString(Path.of("src/main/resources/templates/report.html")),
                Variant.forContentType("text/html"));
        return new Report(page)
                .html("Evaluate two models", new EvaluationDocument("d@1", "test", 4, Instant.EPOCH, models));
    }

    private static ModelMeasures measures(String model, boolean newHead) {
        LabelMetrics label = new LabelMetrics("right", 1, 0.5, 0.66, 2, 1, 0.9, 0.8);
        return new ModelMeasures(
                model,
                List.of("right", "wrong"),
                newHead ? List.of("classifier.weight") : List.of(),
                10,
                Map.of("accuracy", 0.75),
                Map.of("accuracy", new ConfidenceInterval(0.75, 0.5, 1, 0.95)),
                List.of(label, label),
                List.of(List.of(1L, 1L), List.of(0L, 2L)),
                List.of(new CalibrationBin(0, 4, 0.75, 0.8)),
                List.of(ERROR));
    }
}
