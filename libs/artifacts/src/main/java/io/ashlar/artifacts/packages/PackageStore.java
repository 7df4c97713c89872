package io.ashlar.artifacts.packages;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Handover;
import io.ashlar.artifacts.StoredArtifact;
import io.ashlar.artifacts.Verification;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Model packages in an artifact store: every file is an artifact, and so is the manifest, whose digest names the
 * package.
 */
public final class PackageStore {
    private static final long MAX_MANIFEST_BYTES = 64L << 20;

    private final ArtifactStore artifacts;

    public PackageStore(ArtifactStore artifacts) {
        this.artifacts = artifacts;
    }

    /**
     * Stores every file below the folder as one package. With {@link Handover#MOVE} the files are gone after; a failure
     * in the middle leaves no package. {@code path-not-allowed} for links, special files and forbidden names.
     */
    public Digest store(Path folder, Handover handover) {
        try {
            List<PackageFolder.Entry> entries = PackageFolder.entries(folder);
            List<PackageFile> files = new ArrayList<>();
            for (PackageFolder.Entry entry : entries) {
                files.add(new PackageFile(entry.path(), artifacts.put(entry.file(), handover), entry.size()));
            }
            return put(new PackageManifest(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stores a package whose files were put one by one; {@code artifact-not-found} names a file that is not in the
     * store.
     */
    public Digest store(PackageManifest manifest) {
        for (PackageFile file : manifest.files()) {
            StoredArtifact stored = artifacts.find(file.digest()).orElseThrow(() -> missing(file));
            if (stored.size() != file.size()) {
                throw new ProblemException(
                        ProblemCode.ARTIFACT_CORRUPT,
                        "The manifest says that '" + file.path() + "' has " + file.size() + " bytes, and the store has "
                                + stored.size() + ". Put the file again.");
            }
        }
        return put(manifest);
    }

    /** The package's list of files, checked against its digest. */
    public PackageManifest manifest(Digest packageDigest) {
        long size = artifacts
                .find(packageDigest)
                .map(StoredArtifact::size)
                .filter(bytes -> bytes > MAX_MANIFEST_BYTES)
                .orElse(0L);
        if (size > 0) {
            throw new ProblemException(
                    ProblemCode.ARTIFACT_CORRUPT,
                    "Artifact " + packageDigest + " has " + size
                            + " bytes and cannot be a package's manifest, which has at most " + MAX_MANIFEST_BYTES
                            + ". Give the digest of a package, not of one of its files.");
        }
        try (InputStream json = artifacts.open(packageDigest, Verification.VERIFY)) {
            return PackageManifest.parse(json.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Builds the package's folder, of read-only hard links where possible: it appears whole or not at all. Where the
     * folder is there already, missing or different files are put right and others are left alone, so it may be called
     * twice and by two at once.
     */
    public PackageManifest materialize(Digest packageDigest, Path folder, Verification verification) {
        PackageManifest manifest = manifest(packageDigest);
        try {
            new PackageFolder(artifacts, manifest, verification).build(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return manifest;
    }

    /**
     * The packages and all their files: what garbage collection must keep for them. A manifest that cannot be read is a
     * problem and not left out, for its files would be collected.
     */
    public Set<Digest> reachable(Collection<Digest> packages) {
        Set<Digest> reachable = new HashSet<>(packages);
        for (Digest each : packages) {
            manifest(each).files().forEach(file -> reachable.add(file.digest()));
        }
        return reachable;
    }

    private Digest put(PackageManifest manifest) {
        byte[] json = manifest.canonicalJson();
        return artifacts.put(new ByteArrayInputStream(json), json.length);
    }

    private static ProblemException missing(PackageFile file) {
        return new ProblemException(
                ProblemCode.ARTIFACT_NOT_FOUND,
                "The file '" + file.path() + "' (" + file.digest()
                        + ") is not in the store. Put every file before its package.");
    }
}
