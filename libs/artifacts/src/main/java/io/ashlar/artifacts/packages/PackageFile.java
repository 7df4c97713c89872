package io.ashlar.artifacts.packages;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.ashlar.artifacts.Digest;

/**
 * One file of a package.
 *
 * @param path relative to the package's folder, {@code /} between its parts, as {@link PackagePaths} allows it
 * @param size in bytes
 */
@JsonPropertyOrder(alphabetic = true)
public record PackageFile(String path, Digest digest, long size) {
    public PackageFile {
        PackagePaths.requireAllowed(path);
        if (size < 0) {
            throw new IllegalArgumentException("the size of '" + path + "' is " + size + ", and must not be negative");
        }
    }
}
