package io.ashlar.artifacts.packages;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of a package, sorted by path (as Java compares strings). Its canonical JSON has one form only (sorted, no
 * blanks, UTF-8), so equal packages have equal digests on every machine.
 */
public record PackageManifest(List<PackageFile> files) {
    static final int FORMAT_VERSION = 1;

    public PackageManifest {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a package needs at least one file");
        }
        PackagePaths.requireDistinct(files.stream().map(PackageFile::path).toList());
        files = files.stream().sorted(Comparator.comparing(PackageFile::path)).toList();
    }

    /** The manifest of canonical JSON; anything else is {@code artifact-corrupt}. */
    public static PackageManifest parse(byte[] json) {
        try {
            PackageManifest manifest = new PackageManifest(
                    Json.STRICT.readValue(json, CanonicalForm.class).files());
            if (Arrays.equals(json, manifest.canonicalJson())) {
                return manifest;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw notAManifest(e);
        }
        throw notAManifest(null);
    }

    /** What the package digest is the digest of. */
    public byte[] canonicalJson() {
        try {
            return Json.MAPPER.writeValueAsBytes(new CanonicalForm(FORMAT_VERSION, files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The package's digest. */
    public Digest digest() {
        return Digest.of(canonicalJson());
    }

    /** The bytes of all files together. */
    public long size() {
        return files.stream().mapToLong(PackageFile::size).sum();
    }

    /** The file at this path. */
    public Optional<PackageFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    @JsonPropertyOrder(alphabetic = true)
    private record CanonicalForm(int formatVersion, List<PackageFile> files) {
        private CanonicalForm {
            files = List.copyOf(files);
        }
    }

    private static ProblemException notAManifest(@Nullable Exception cause) {
        return new ProblemException(
                ProblemCode.ARTIFACT_CORRUPT,
                "The artifact is not a package manifest in canonical form, so it cannot be used as a package"
                        + (cause == null ? "" : " (" + cause.getMessage() + ")")
                        + ". Check that the digest is a package's; import the model again where it is.",
                cause);
    }
}
