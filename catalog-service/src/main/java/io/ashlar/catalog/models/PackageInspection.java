package io.ashlar.catalog.models;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.StoredArtifact;
import io.ashlar.artifacts.Verification;
import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.artifacts.packages.PackageManifest;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.catalog.cards.Card;
import io.ashlar.catalog.cards.CardReader;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Looks into packages in the artifact store. Every method blocks. */
@ApplicationScoped
class PackageInspection {
    private static final String CARD = "README.md";
    private static final String CONFIGURATION = "config.json";

    private final ArtifactStore artifacts;
    private final PackageStore packages;

    PackageInspection(ArtifactStore artifacts, PackageStore packages) {
        this.artifacts = artifacts;
        this.packages = packages;
    }

    /** The card of a package that has all it needs to be registered; a problem says what is missing. */
    Card check(String packageDigest) throws IOException {
        PackageManifest manifest = manifest(packageDigest);
        if (manifest.file(CONFIGURATION).isEmpty()) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MISSING,
                    "Package " + packageDigest + " has no " + CONFIGURATION
                            + ", so nothing can tell what it is. Offer a package in the Hugging Face layout.");
        }
        for (PackageFile file : manifest.files()) {
            Optional<StoredArtifact> stored = artifacts.find(file.digest());
            if (stored.isEmpty() || stored.get().size() != file.size()) {
                throw new ProblemException(
                        ProblemCode.ARTIFACT_NOT_FOUND,
                        "The file '" + file.path() + "' (" + file.digest() + ", " + file.size() + " bytes) of package "
                                + packageDigest
                                + " is not in the artifact store. Store every file before its package.");
            }
        }
        return card(manifest);
    }

    Card card(String packageDigest) throws IOException {
        return card(manifest(packageDigest));
    }

    PackageManifest manifest(String packageDigest) {
        return packages.manifest(digest(packageDigest));
    }

    private InputStream open(PackageFile file) {
        return artifacts.open(file.digest(), Verification.TRUST);
    }

    private Card card(PackageManifest manifest) throws IOException {
        Optional<PackageFile> readme = manifest.file(CARD);
        if (readme.isEmpty()) {
            return Card.EMPTY;
        }
        try (InputStream content = open(readme.get())) {
            return CardReader.read(content);
        }
    }

    private static Digest digest(String packageDigest) {
        try {
            return new Digest(packageDigest);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemCode.MODEL_REJECTED,
                    "'" + packageDigest + "' is no package digest: it must be 64 lower-case hexadecimal digits.",
                    e);
        }
    }
}
