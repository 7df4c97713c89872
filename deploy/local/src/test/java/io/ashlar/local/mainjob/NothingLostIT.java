package io.ashlar.local.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.local.machine.Machine;
import io.ashlar.local.services.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Each process is killed at random points of the main job; the seed that failed is in the message. */
class NothingLostIT {
    /** Kept where the test fails: the services' logs are in it. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path root;

    @Test
    void shouldLoseNothingWhenProcessesAreKilled() throws IOException {
        runs(1, 3);
    }

    @Test
    @Tag("slow")
    void shouldLoseNothingInManyRuns() throws IOException {
        runs(101, 120);
    }

    @Test
    void shouldTrainToTheSameWeightsWhereProcessesAreKilled() throws IOException {
        trainings(1, 3);
    }

    @Test
    @Tag("slow")
    void shouldTrainToTheSameWeightsInManyRuns() throws IOException {
        trainings(201, 250);
    }

    private void trainings(long first, long last) throws IOException {
        List<String> killed = new ArrayList<>();
        try (Place place = new Place(root);
                Machine machine = place.start(Ports.free())) {
            TrainingFaults faults = TrainingFaults.begin(place, machine);
            for (long seed = first; seed <= last; seed++) {
                killed.addAll(faults.run(seed));
            }
        }
        assertThat(killed).as("what was killed while it trained").isNotEmpty();
    }

    private void runs(long first, long last) throws IOException {
        try (Place place = new Place(root);
                Machine machine = place.start(Ports.free())) {
            for (long seed = first; seed <= last; seed++) {
                NothingLost.run(place, machine, seed);
            }
        }
    }
}
