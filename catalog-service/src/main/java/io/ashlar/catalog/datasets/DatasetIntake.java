package io.ashlar.catalog.datasets;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Handover;
import io.ashlar.catalog.storage.Threads;
import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.profile.DatasetProfile;
import io.ashlar.datasets.profile.DatasetProfiler;
import io.ashlar.datasets.rows.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes uploaded files in: every row is read before anything is kept. Blocks. */
@ApplicationScoped
class DatasetIntake {
    private static final int LONGEST_FILE_NAME = 200;

    private final ArtifactStore artifacts;
    private final DatasetRegistration registration;

    DatasetIntake(ArtifactStore artifacts, DatasetRegistration registration) {
        this.artifacts = artifacts;
        this.registration = registration;
    }

    /** Only reads the file. The format is what the name says where none is given. */
    DatasetProfile check(String name, Path file, String fileName, @Nullable String format) {
        Names.check("dataset", name);
        Format known =
                format == null || format.isBlank() ? Format.ofFileName(fileName) : Format.ofWireName(format.strip());
        try {
            return DatasetProfiler.profile(file, known);
        } catch (ProblemException e) {
            // A reader's message may name the file that it saw: ours is temporary, and the user knows another one.
            throw new ProblemException(e.code(), e.detail().replace(file.toString(), fileName), e);
        }
    }

    /**
     * Reads the file, moves it into the store and registers it; after a problem the store and the database are as
     * before.
     */
    DatasetRegistration.Outcome register(String name, Path file, String fileName, @Nullable String format) {
        DatasetProfile profile = check(name, file, fileName, format);
        Digest stored = artifacts.put(file, Handover.MOVE);
        if (!stored.equals(profile.digest())) {
            throw new ProblemException(
                    ProblemCode.ARTIFACT_CORRUPT,
                    "The uploaded file changed while it was read (" + profile.digest() + ", then " + stored
                            + "). Check the disk, and upload it again.");
        }
        String shown = fileName.substring(Math.max(0, fileName.length() - LONGEST_FILE_NAME));
        return Threads.await(() -> registration.register(name, shown, profile));
    }
}
