package io.ashlar.imports.hub;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file as a repository lists it.
 *
 * @param path keeps the rule of {@link RepositoryPaths}
 * @param size in bytes, as listed: what comes is held against it
 * @param sha256 of large files (LFS), 64 lower-case hexadecimal digits
 * @param gitSha1 the git blob's id, which hashes the content with its length
 */
public record RemoteFile(
        String path,
        long size,
        @Nullable String sha256,
        @Nullable String gitSha1) {
    /** 64 TiB: above it a listing is wrong, and sums of sizes could run over. */
    public static final long MAX_SIZE = 1L << 46;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");

    public RemoteFile {
        RepositoryPaths.requireAllowed(path);
        require(size >= 0 && size <= MAX_SIZE, path, "size " + size);
        require(sha256 == null || SHA256.matcher(sha256).matches(), path, "sha256 '" + sha256 + "'");
        require(gitSha1 == null || SHA1.matcher(gitSha1).matches(), path, "git id '" + gitSha1 + "'");
    }

    private static void require(boolean rule, String path, String value) {
        if (!rule) {
            throw new ProblemException(
                    ProblemCode.HUB_ANSWER_INVALID,
                    "The listing gives '" + path + "' the " + value + ", which cannot be. "
                            + "Try again later, or tell the repository's owner.");
        }
    }
}
