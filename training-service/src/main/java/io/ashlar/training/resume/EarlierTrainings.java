package io.ashlar.training.resume;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.artifacts.packages.PackageManifest;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.CatalogLookup;
import io.ashlar.contracts.catalog.Lineage;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.EarlierJobs;
import io.ashlar.models.training.checkpoints.TrainingCheckpoints;
import io.ashlar.models.training.checkpoints.TrainingState;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds what {@code resumeFrom} names. Blocks. */
@ApplicationScoped
public class EarlierTrainings {
    private static final String CHECKPOINTS = "checkpoints";
    private static final int LONGEST_UUID = 36;

    private final EarlierJobs jobs;
    private final CatalogLookup catalog;
    private final ArtifactStore artifacts;

    public EarlierTrainings(EarlierJobs jobs, CatalogLookup catalog, ArtifactStore artifacts) {
        this.jobs = jobs;
        this.catalog = catalog;
        this.artifacts = artifacts;
    }

    /**
     * The checkpoint of a job, or of the job that made a model.
     *
     * @throws ProblemException {@code CHECKPOINT_NOT_FOUND} that says which job there is none of, and why
     */
    public SavedTraining find(String resumeFrom) {
        UUID id = jobId(resumeFrom);
        EarlierJobs.Earlier earlier = jobs.find(id, JobKind.FINE_TUNING);
        if (!earlier.job().status().ended()) {
            throw absent(id, "has not ended. Follow it to its end, or cancel it");
        }
        if (earlier.checkpoint().filter(saved -> saved.has("finished")).isPresent()) {
            throw absent(id, "is a search, whose trials are not kept. Its model can be the base of a new training");
        }
        Optional<JsonNode> state = earlier.checkpoint().filter(saved -> saved.hasNonNull(CHECKPOINTS));
        if (state.isEmpty()) {
            throw absent(id, "left no checkpoint: it ended before the first was copied to the store. Start anew");
        }
        SavedTraining saved = Json.MAPPER.convertValue(state.get(), SavedTraining.class);
        if (artifacts.find(new Digest(saved.checkpoints())).isEmpty()) {
            throw absent(
                    id,
                    "has no checkpoint any more: they are collected a day after the job's end. Its model can be the base"
                            + " of a new training");
        }
        return saved;
    }

    private UUID jobId(String resumeFrom) {
        if (resumeFrom.length() == LONGEST_UUID && resumeFrom.indexOf('@') < 0 && isUuid(resumeFrom)) {
            return UUID.fromString(resumeFrom);
        }
        ModelVersion model = catalog.model(VersionRef.of(resumeFrom));
        Lineage lineage = model.model().lineage();
        if (lineage == null) {
            throw new ProblemException(
                    ProblemCode.CHECKPOINT_NOT_FOUND,
                    "'resumeFrom' is '" + resumeFrom + "', and " + model.ref()
                            + " was not fine-tuned here, so there is no checkpoint of it. To begin with its weights, make it"
                            + " the 'baseModel'.");
        }
        return lineage.jobId();
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    /** Where that training stands; only the state is read, no weights. */
    public TrainingState state(SavedTraining saved) {
        PackageManifest files = packages().manifest(new Digest(saved.checkpoints()));
        List<String> paths = files.files().stream().map(PackageFile::path).toList();
        String path = TrainingCheckpoints.newestState(paths)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.CHECKPOINT_NOT_FOUND,
                        "The copy " + saved.checkpoints() + " has no checkpoint in it."));
        Digest digest = files.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .digest();
        try (InputStream json = artifacts.open(digest, Verification.VERIFY)) {
            return Json.read(new String(json.readAllBytes(), StandardCharsets.UTF_8), TrainingState.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the checkpoints into a folder. */
    public void materialize(SavedTraining saved, Path folder) {
        packages().materialize(new Digest(saved.checkpoints()), folder, Verification.VERIFY);
    }

    private PackageStore packages() {
        return new PackageStore(artifacts);
    }

    private static ProblemException absent(UUID id, String why) {
        return new ProblemException(
                ProblemCode.CHECKPOINT_NOT_FOUND, "'resumeFrom' is the fine-tuning job " + id + ", which " + why + ".");
    }
}
