package io.ashlar.imports.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.testing.jobs.JobCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What import jobs leave behind: their results, and files below the test's root. */
final class Imports {
    static final Duration LONG = Duration.ofMinutes(4);
    static final JobCollection JOBS = new JobCollection("/api/v1/imports", LONG);

    private Imports() {}

    static ModelVersion version(JobSnapshot job) {
        assertThat(job.problem()).isNull();
        return Json.MAPPER.convertValue(Objects.requireNonNull(job.result()), ModelVersion.class);
    }

    static void assertProblem(JobSnapshot job, ProblemCode code) {
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(Objects.requireNonNull(job.problem()).code()).isEqualTo(code);
    }

    static List<Path> entries(Path root, String folder) {
        try (Stream<Path> entries = Files.list(root.resolve(folder))) {
            return entries.toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of downloads that may go on. */
    static long partBytes(Path root) {
        return entries(root, "import-staging/parts").stream()
                .filter(file -> file.toString().endsWith(".part"))
                .mapToLong(file -> file.toFile().length())
                .sum();
    }
}
