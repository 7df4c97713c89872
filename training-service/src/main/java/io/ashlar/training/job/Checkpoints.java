package io.ashlar.training.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Handover;
import io.ashlar.artifacts.Verification;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.jobs.JobContext;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.resume.EarlierTrainings;
import io.ashlar.training.resume.ResumeChecks;
import io.ashlar.training.resume.SavedTraining;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A training's checkpoints in the artifact store, so that any machine and any later job can go on with it. */
@ApplicationScoped
class Checkpoints {
    private static final String DIGEST = "checkpoints";

    private final PackageStore packages;
    private final EarlierTrainings earlier;
    private final TrainingConfig config;
    private final Clock clock = Clock.systemUTC();

    Checkpoints(PackageStore packages, EarlierTrainings earlier, TrainingConfig config) {
        this.packages = packages;
        this.earlier = earlier;
        this.config = config;
    }

    /**
     * Brings what an earlier attempt left, unless it is here already; at the first attempt what {@code resumeFrom}
     * names.
     */
    void restore(JobContext<FineTuningRequest> context, SavedTraining training, Recipe recipe, Path folder) {
        Optional<JsonNode> state = context.checkpoint();
        if (Files.exists(folder)) {
            return;
        }
        if (state.isPresent() && state.get().has(DIGEST)) {
            context.log("going on from the checkpoints in the artifact store");
            packages.materialize(new Digest(state.get().get(DIGEST).asText()), folder, Verification.VERIFY);
        } else if (recipe.length().resumeFrom().isPresent()) {
            String from = recipe.length().resumeFrom().get();
            SavedTraining saved = earlier.find(from);
            ResumeChecks.require(saved, training);
            context.log("going on from the checkpoint of " + from);
            earlier.materialize(saved, folder);
        }
    }

    /** Brings one copy, unless the folder is here already. */
    void restore(String digest, Path folder) {
        if (!Files.exists(folder)) {
            packages.materialize(new Digest(digest), folder, Verification.VERIFY);
        }
    }

    /** Copies of a training's checkpoints; one thread. */
    final class Copies {
        private final JobContext<FineTuningRequest> context;
        private final Function<String, Object> state;
        private final Path folder;
        private Instant last = clock.instant();

        private Copies(JobContext<FineTuningRequest> context, Function<String, Object> state, Path folder) {
            this.context = context;
            this.state = state;
            this.folder = folder;
        }

        /** Makes one if the last is old enough; the first is not made at once. */
        void makeIfDue() {
            if (!clock.instant().isBefore(last.plus(config.checkpointUploads()))) {
                make();
            }
        }

        /** Makes one now. */
        void make() {
            Digest digest;
            try (CheckpointSnapshot snapshot = CheckpointSnapshot.of(folder)) {
                digest = packages.store(snapshot.folder(), Handover.COPY);
            }
            context.checkpoint(state.apply(digest.sha256()));
            last = clock.instant();
        }
    }

    /** {@code state} makes the job's state from a copy's digest. */
    Copies copies(JobContext<FineTuningRequest> context, Function<String, Object> state, Path folder) {
        return new Copies(context, state, folder);
    }
}
