package io.ashlar.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobDisplayTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void shouldPrintALineForEachStepAndTheEndInAPipe() {
        JobDisplay display = display(false);
        display.show(job(JobStatus.RUNNING, 1, progress(1, "download", 50), null));
        display.show(job(JobStatus.RUNNING, 1, progress(1, "download", 100), null));
        display.show(job(JobStatus.RUNNING, 1, progress(2, "verify", 0), null));
        display.show(job(JobStatus.SUCCEEDED, 1, progress(2, "verify", 0), null));

        assertThat(lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("50%"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("  [1/2] download").contains("100 B"))
                .last()
                .isEqualTo("  succeeded in 1:30 min");
    }

    @Test
    void shouldTellStepsOfOneNameApart() {
        JobDisplay display = display(false);
        display.show(job(JobStatus.RUNNING, 1, progress(1, "predict", 100), null));
        display.show(job(JobStatus.RUNNING, 1, progress(2, "predict", 100), null));
        display.show(job(JobStatus.SUCCEEDED, 1, null, null));

        assertThat(lines()).filteredOn(line -> line.contains("predict")).hasSize(2);
    }

    @Test
    void shouldRewriteTheLastLineOnATerminal() {
        JobDisplay display = display(true);
        display.show(job(JobStatus.RUNNING, 1, progress(1, "download", 50), null));

        assertThat(text()).contains("\r\u001b[2K").doesNotContain("\n");
    }

    @Test
    void shouldSayWhyAJobFailedAndThatAnAttemptWasInterrupted() {
        JobDisplay display = display(false);
        display.show(job(JobStatus.RUNNING, 2, null, null));
        display.show(job(JobStatus.FAILED, 2, null, Problem.of(ProblemCode.DISK_FULL, "needs 5 bytes, has 4", null)));

        assertThat(text()).contains("attempt 2").contains("failed in 1:30 min: needs 5 bytes, has 4");
    }

    private JobDisplay display(boolean interactive) {
        return new JobDisplay(new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), interactive, 100));
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private java.util.List<String> lines() {
        return text().lines().toList();
    }

    private static JobProgress progress(int number, String step, long done) {
        return new JobProgress(step, number, 2, done, 100L, "bytes", null, null, Map.of(), null);
    }

    private static JobSnapshot job(
            JobStatus status, int attempt, @Nullable JobProgress progress, @Nullable Problem problem) {
        return new JobSnapshot(
                new UUID(1, 2),
                JobKind.IMPORT,
                status,
                1,
                "title",
                "http://127.0.0.1/api/v1/imports/x",
                attempt,
                0,
                START,
                START,
                status.ended() ? START.plusSeconds(90) : null,
                progress,
                Json.MAPPER.createObjectNode(),
                null,
                problem,
                null);
    }
}
