package io.ashlar.catalog.models;

import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.artifacts.packages.PackagePaths;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The files of a version. A path is only ever looked up in the package's own list and never resolved on a disk. Blocks.
 */
@ApplicationScoped
class PackageFiles {
    private final PackageInspection inspection;

    PackageFiles(PackageInspection inspection) {
        this.inspection = inspection;
    }

    List<PackageFile> list(ModelVersion version) {
        return inspection.manifest(version.model().packageDigest()).files();
    }

    PackageFile find(ModelVersion version, String path) {
        PackagePaths.requireAllowed(path);
        return inspection
                .manifest(version.model().packageDigest())
                .file(path)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.ROUTE_NOT_FOUND,
                        "Model version " + version.ref() + " has no file '" + path
                                + "'. GET …/files lists those that it has."));
    }
}
