package io.ashlar.training.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Handover;
import io.ashlar.artifacts.Verification;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A training's checkpoints in the artifact store, so that any machine can go on with it. */
@ApplicationScoped
class Checkpoints {
    private static final String DIGEST = "checkpoints";

    private final PackageStore packages;
    private final TrainingConfig config;
    private final Clock clock = Clock.systemUTC();

    Checkpoints(PackageStore packages, TrainingConfig config) {
        this.packages = packages;
        this.config = config;
    }

    /** Brings what an earlier attempt left, unless it is here already. */
    void restore(JobContext<FineTuningRequest> context, Path folder) {
        Optional<JsonNode> state = context.checkpoint();
        if (state.isPresent() && state.get().has(DIGEST) && !Files.exists(folder)) {
            context.log("going on from the checkpoints in the artifact store");
            packages.materialize(new Digest(state.get().get(DIGEST).asText()), folder, Verification.VERIFY);
        }
    }

    /** Copies the folder to the store, if the last copy is old enough; returns when the last copy was made. */
    Instant upload(JobContext<FineTuningRequest> context, Path folder, Instant last) {
        Instant now = clock.instant();
        if (now.isBefore(last.plus(config.checkpointUploads()))) {
            return last;
        }
        Digest digest = packages.store(folder, Handover.COPY);
        context.checkpoint(Map.of(DIGEST, digest.sha256()));
        return now;
    }

    /** When the first copy may be made: not at once. */
    Instant beginning() {
        return clock.instant();
    }
}
