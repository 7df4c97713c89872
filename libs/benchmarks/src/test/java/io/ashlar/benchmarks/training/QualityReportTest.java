package io.ashlar.benchmarks.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.benchmarks.report.Machine;
import io.ashlar.contracts.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QualityReportTest {
    private static final Machine MACHINE =
            new Machine(Instant.parse("2026-01-02T03:04:05Z"), "a processor", 2, "avx2", "17", 0.5);

    private static QualityReport report(@Nullable String missing, QualityReport.Seed... seeds) {
        return measured("accuracy", missing, seeds);
    }

    private static QualityReport measured(String metric, @Nullable String missing, QualityReport.Seed... seeds) {
        QualityReport.Subject subject = new QualityReport.Subject("rows.jsonl", metric, 100, 50);
        return new QualityReport(subject, MACHINE, List.of(seeds), missing, List.of());
    }

    private static QualityReport.Seed seed(long number, double ours, double theirs) {
        return new QualityReport.Seed(number, ours, 10, theirs, 20.0);
    }

    @Test
    void shouldForgiveADifferenceWithinTwoStandardErrors() {
        QualityReport report = report(null, seed(1, 0.70, 0.72), seed(2, 0.71, 0.70), seed(3, 0.69, 0.70));
        // differences -0.02, 0.01, -0.01: mean -0.0067, sample deviation 0.0153, error 0.0088
        assertThat(report.standardError()).isBetween(0.0088, 0.0089);
        assertThat(report.isSound()).isTrue();
        assertThat(report.text())
                .contains("better by -0.0067 in the mean, standard error 0.0088; at least -0.0176: met");
    }

    @Test
    void shouldNotForgiveASteadyOne() {
        QualityReport report = report(null, seed(1, 0.70, 0.72), seed(2, 0.71, 0.73), seed(3, 0.69, 0.70));
        assertThat(report.isSound()).isFalse();
        assertThat(report.text()).contains("MISSED");
    }

    @Test
    void shouldTakeASmallerLossForTheBetterOne() {
        QualityReport report = measured("loss", null, seed(1, 0.70, 0.72), seed(2, 0.71, 0.73), seed(3, 0.69, 0.70));
        assertThat(report.isSound()).isTrue();
        assertThat(measured("loss", null, seed(1, 0.73, 0.70), seed(2, 0.72, 0.70))
                        .isSound())
                .isFalse();
    }

    @Test
    void shouldSayWhyThePeerIsMissing() {
        QualityReport report = report("not run: no Python", new QualityReport.Seed(1, 0.7, 10, null, null));
        assertThat(report.isSound()).isTrue();
        assertThat(report.text()).contains("Trainer not run: no Python").containsPattern("1 +0.7000 +- +- +10");
        assertThat(Json.tree(report).path("seeds").get(0).path("ours").doubleValue())
                .isEqualTo(0.7);
    }
}
