package io.ashlar.local.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.Topics;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.local.machine.Machine;
import io.ashlar.testing.events.EventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One main job under kills, and what must be true afterwards. */
final class NothingLost {
    private static final int STEPS = 60;
    private static final int KILLS = 6;
    private static final Set<String> TERMINAL =
            Set.of("io.ashlar.job.succeeded", "io.ashlar.job.failed", "io.ashlar.job.canceled");

    private NothingLost() {}

    static void run(Place place, Machine machine, long seed) {
        String name = "seed" + seed;
        MainJob job = new MainJob(machine, name);
        List<String> killed;
        List<String> answers;
        try (Killer killer = new Killer(machine, seed, KILLS)) {
            ModelVersion base = job.importModel(Place.REPOSITORY);
            VersionRef data = job.upload(place.messages());
            JsonNode trained = job.fineTune(base, data, STEPS);
            ModelVersion tuned = Json.MAPPER.convertValue(trained.path("model"), ModelVersion.class);
            assertThat(trained.path("steps").asInt()).isEqualTo(STEPS);
            job.evaluate(base, tuned, data);
            answers = job.predict(job.deploy(tuned).name(), List.of("where is my parcel?"));
            killed = killer.killed();
        }
        assertThat(answers).as("after kills of %s", killed).hasSize(1);
        shouldHaveOneTerminalEventForEachJob(machine, job.ended(), killed);
        shouldHaveEverythingInTheCatalogOnce(job, name);
        shouldHaveNoHalfWrittenArtifact(place.artifacts());
    }

    private static void shouldHaveOneTerminalEventForEachJob(
            Machine machine, List<JobSnapshot> jobs, List<String> killed) {
        try (EventLog log = EventLog.follow(machine.kafka().bootstrapServers(), Topics.JOBS)) {
            for (JobSnapshot job : jobs) {
                String subject = job.id().toString();
                log.await("io.ashlar.job.succeeded", subject, Duration.ofMinutes(2));
            }
            for (JobSnapshot job : jobs) {
                List<String> ends = log.ofSubject(job.id().toString()).stream()
                        .filter(event -> TERMINAL.contains(event.type()))
                        .map(event -> event.headers().get("ce_id"))
                        .distinct()
                        .toList();
                assertThat(ends)
                        .as("terminal events of %s after kills of %s", job.title(), killed)
                        .hasSize(1);
            }
        }
    }

    private static void shouldHaveEverythingInTheCatalogOnce(MainJob job, String name) {
        for (String model : List.of("base-" + name, "tuned-" + name)) {
            JsonNode latest = Patience.with(() -> job.api().get("/api/v1/models/" + model + "/versions/latest"));
            assertThat(latest.path("version").asInt()).as(model).isEqualTo(1);
        }
        for (JobSnapshot ended : job.ended()) {
            JsonNode board = Patience.with(() -> awaitBoard(job, ended));
            assertThat(board.path("status").asText()).isEqualTo("SUCCEEDED");
        }
    }

    /** The board follows the events, so it may be a moment behind. */
    private static JsonNode awaitBoard(MainJob job, JobSnapshot ended) {
        JsonNode seen = job.api().get("/api/v1/jobs/" + ended.id());
        for (int i = 0; i < 100 && !"SUCCEEDED".equals(seen.path("status").asText()); i++) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            seen = job.api().get("/api/v1/jobs/" + ended.id());
        }
        return seen;
    }

    private static void shouldHaveNoHalfWrittenArtifact(Path artifacts) {
        try (Stream<Path> files = Files.walk(artifacts)) {
            List<Path> named = files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("[0-9a-f]{60,64}"))
                    .toList();
            assertThat(named).isNotEmpty();
            for (Path file : named) {
                assertThat(Digest.ofFile(file).sha256())
                        .endsWith(file.getFileName().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
