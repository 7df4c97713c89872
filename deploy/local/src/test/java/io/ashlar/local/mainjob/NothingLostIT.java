package io.ashlar.local.mainjob;

import io.ashlar.local.machine.Machine;
import io.ashlar.local.machine.Ports;
import java.io.IOException;
import java.nio.file.Path;
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

    private void runs(long first, long last) throws IOException {
        try (Place place = new Place(root);
                Machine machine = place.start(Ports.free())) {
            for (long seed = first; seed <= last; seed++) {
                NothingLost.run(place, machine, seed);
            }
        }
    }
}
