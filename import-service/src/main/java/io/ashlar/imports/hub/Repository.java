package io.ashlar.imports.hub;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repository at a revision.
 *
 * @param id the Hub's id, or the folder's path
 * @param revision as the user wrote it
 * @param commit what the revision stood for when it was listed; absent where there are no commits
 * @param pipelineTag the task as its card names it
 * @param licence as its card names it
 * @param gated that its files need a token
 */
public record Repository(
        String id,
        String revision,
        @Nullable String commit,
        List<RemoteFile> files,
        @Nullable String pipelineTag,
        @Nullable String licence,
        boolean gated) {
    public Repository {
        files = List.copyOf(files);
    }

    /** The file at that path. */
    public Optional<RemoteFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** The repository for a message: {@code org/name at main (1234567)}. */
    public String described() {
        return commit == null
                ? id
                : id + " at " + revision + " (" + commit.substring(0, Math.min(8, commit.length())) + ")";
    }
}
