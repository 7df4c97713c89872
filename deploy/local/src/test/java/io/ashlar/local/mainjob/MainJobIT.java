package io.ashlar.local.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.api.ApiClient;
import io.ashlar.cli.api.JobFollower;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.local.machine.Machine;
import io.ashlar.local.services.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class MainJobIT {
    private static final List<String> TEXTS = List.of("where is my parcel?", "I was charged twice");

    /** Kept where the test fails: the services' logs are in it. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path root;

    @Test
    void shouldDoTheMainJobAndHaveEverythingAfterARestart() throws IOException {
        try (Place place = new Place(root)) {
            Ports ports = Ports.free();
            List<String> answers;
            String endpoint;
            try (Machine machine = place.start(ports)) {
                MainJob job = new MainJob(machine, "one");
                ModelVersion base = job.importModel(Place.REPOSITORY);
                VersionRef data = job.upload(place.messages());
                JsonNode trained = job.fineTune(base, data, 12);
                ModelVersion tuned = Json.MAPPER.convertValue(trained.path("model"), ModelVersion.class);
                JsonNode evaluated = job.evaluate(base, tuned, data);
                EndpointView deployed = job.deploy(tuned);
                endpoint = deployed.name();
                answers = job.predict(endpoint, TEXTS);

                assertThat(base.model().newWeights()).isNotEmpty();
                assertThat(trained.path("steps").asInt()).isEqualTo(12);
                assertThat(tuned.model().labels()).hasSize(8).contains("delivery", "refund");
                assertThat(evaluated.path("models")).hasSize(2);
                assertThat(evaluated.path("rows").asInt()).isBetween(30, 45);
                assertThat(evaluated.at("/models/1/metrics/accuracy").isNumber())
                        .isTrue();
                assertThat(tuned.model().labels()).containsAll(answers);
                shouldShowReportAndPredictions(job);
                shouldTakeLeasedEndpointsAway(job.api(), endpoint);
            }
            try (Machine machine = place.start(ports)) {
                MainJob job = new MainJob(machine, "one");
                assertThat(job.awaitReady(endpoint).name()).isEqualTo(endpoint);
                assertThat(job.predict(endpoint, TEXTS)).isEqualTo(answers);
                assertThat(job.api()
                                .get("/api/v1/models/tuned-one/versions/latest")
                                .path("version")
                                .asInt())
                        .isEqualTo(1);
                assertThat(job.api()
                                .get("/api/v1/datasets/messages-one/versions/1")
                                .path("rowCount")
                                .asInt())
                        .isEqualTo(384);
                assertThat(job.api().get("/api/v1/jobs").path("items")).hasSize(3);
            }
        }
    }

    private static void shouldShowReportAndPredictions(MainJob job) {
        JobSnapshot evaluation = job.ended().get(2);
        String path = JobFollower.path(evaluation);
        assertThat(job.api().text(path + "/report"))
                .contains("<svg", "Confusion matrix", "tuned-one@1", "drawn at random")
                .doesNotContain("src=\"http", "href=\"http");
        assertThat(job.api().get(path + "/predictions?model=1").path("rows").size())
                .isEqualTo(job.api().get(path + "/metrics").path("rows").asInt());
        assertThat(job.api().get(path + "/charts").path("models")).hasSize(2);
    }

    private static void shouldTakeLeasedEndpointsAway(ApiClient api, String own) {
        assertThat(api.get("/api/v1/endpoints").path("items").findValuesAsText("name"))
                .containsExactly(own);
    }
}
