package io.ashlar.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.benchmarks.measure.Samples;
import io.ashlar.contracts.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedReportTest {
    private static final Samples OURS = new Samples(List.of(0.5, 0.4, 0.6));
    private static final Samples THEIRS = new Samples(List.of(0.6, 0.4, 0.6));
    private static final Machine MACHINE =
            new Machine(Instant.parse("2026-01-02T03:04:05Z"), "a processor", 2, "avx2", "17", 0.5);

    private static SpeedReport report(Double bar) {
        return new SpeedReport(
                "encoder",
                MACHINE,
                2,
                List.of(new SpeedReport.Case(
                        "1 x 32",
                        "ashlar",
                        OURS,
                        List.of(
                                new Rival.Ran("fast peer", THEIRS, THEIRS.dividedBy(OURS), bar),
                                new Rival.Absent("slow peer", "not run: no module")))),
                List.of("a note"));
    }

    @Test
    void shouldShowEveryRivalWithItsRatio() {
        assertThat(report(1.0).text())
                .contains("encoder, 2 threads each: 2026-01-02T03:04:05Z, 2 x a processor (avx2), Java 17, load 0.5")
                .containsPattern("1 x 32 +ashlar +500 +450 - 550")
                .containsPattern("fast peer +600 +500 - 600 +1.00 +1.00 - 1.10 +at least 1.00: met")
                .containsPattern("slow peer +- +not run: no module")
                .contains("a note");
    }

    @Test
    void shouldSayThatABarIsMissed() {
        assertThat(report(1.1).text()).contains("at least 1.10: MISSED");
    }

    @Test
    void shouldGiveProgramsTheSameNumbers() {
        JsonNode json = Json.tree(report(1.1));
        JsonNode rivals = json.path("cases").get(0).path("rivals");
        assertThat(json.path("machine").path("load").doubleValue()).isEqualTo(0.5);
        assertThat(json.path("cases").get(0).path("seconds").path("median").doubleValue())
                .isEqualTo(0.5);
        assertThat(rivals.get(0).path("ratio").path("median").doubleValue()).isEqualTo(1.0);
        assertThat(rivals.get(0).path("met").booleanValue()).isFalse();
        assertThat(rivals.get(1).path("reason").textValue()).isEqualTo("not run: no module");
        assertThat(json.has("sound")).isFalse();
    }
}
