package io.ashlar.imports.job;

import io.ashlar.contracts.Task;
import io.ashlar.imports.hub.ModelHub;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a repository before a weight of it was downloaded.
 *
 * @param hub the place, with the user's token
 * @param files that the package needs
 * @param family the architecture
 */
record Inspection(
        ModelHub hub,
        Repository repository,
        List<RemoteFile> files,
        String family,
        Task task,
        @Nullable String licence) {
    Inspection {
        files = List.copyOf(files);
    }

    long bytes() {
        return files.stream().mapToLong(RemoteFile::size).sum();
    }
}
