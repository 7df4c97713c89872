package io.ashlar.local.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.local.machine.Machine;
import java.util.List;
import java.util.Set;

/**
 * One training that is left alone, and the same again and again while its worker, its service, the broker and the
 * database are killed: the weights that come out are the same, bit for bit.
 */
final class TrainingFaults {
    private static final int STEPS = 400;
    private static final int KILLS = 4;
    private static final Set<Killer.Victim> VICTIMS =
            Set.of(Killer.Victim.WORKER, Killer.Victim.TRAINING, Killer.Victim.KAFKA, Killer.Victim.POSTGRES);

    private final Machine machine;
    private final ModelVersion base;
    private final VersionRef data;
    private final String alone;

    private TrainingFaults(Machine machine, ModelVersion base, VersionRef data, String alone) {
        this.machine = machine;
        this.base = base;
        this.data = data;
        this.alone = alone;
    }

    /** Imports, uploads, and trains once in peace. */
    static TrainingFaults begin(Place place, Machine machine) {
        MainJob job = new MainJob(machine, "alone");
        ModelVersion base = job.importModel(Place.REPOSITORY);
        VersionRef data = job.upload(place.messages());
        return new TrainingFaults(machine, base, data, weights(job, job.fineTune(base, data, STEPS)));
    }

    /** Trains under kills; says what was killed. */
    List<String> run(long seed) {
        MainJob job = new MainJob(machine, "faults" + seed);
        try (Killer killer = new Killer(machine, seed, KILLS, VICTIMS)) {
            JsonNode trained = job.fineTune(base, data, STEPS);
            List<String> killed = killer.killed();
            assertThat(trained.path("steps").asInt()).isEqualTo(STEPS);
            assertThat(weights(job, trained))
                    .as("sha256 of the weights of seed %d after kills of %s", seed, killed)
                    .isEqualTo(alone);
            return killed;
        }
    }

    /** The hash of the tuned package's weights. */
    private static String weights(MainJob job, JsonNode trained) {
        ModelVersion tuned = Json.MAPPER.convertValue(trained.path("model"), ModelVersion.class);
        JsonNode files = Patience.with(
                () -> job.api().get("/api/v1/models/" + tuned.name() + "/versions/" + tuned.version() + "/files"));
        for (JsonNode file : files) {
            if (file.path("path").asText().equals("model.safetensors")) {
                return file.path("digest").asText();
            }
        }
        throw new AssertionError("no weights among " + files);
    }
}
