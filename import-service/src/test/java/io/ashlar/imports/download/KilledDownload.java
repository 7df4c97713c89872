package io.ashlar.imports.download;

import io.ashlar.artifacts.folder.FolderArtifactStore;
import io.ashlar.imports.hub.Repository;
import io.ashlar.imports.hub.http.HttpHub;
import io.ashlar.imports.hub.http.TestHubs;
import java.nio.file.Path;

/** A download in a process of its own, which a test kills. */
final class KilledDownload {
    private KilledDownload() {}

    public static void main(String[] arguments) {
        Path root = Path.of(arguments[1]);
        HttpHub hub = TestHubs.hub(arguments[0], null);
        Repository repository = hub.find(arguments[2], "main");
        downloads(root).fetch(hub, repository, repository.files(), (inPlace, received) -> {});
    }

    static Downloads downloads(Path root) {
        return new Downloads(
                FolderArtifactStore.at(root.resolve("store")),
                new Staging(root.resolve("staging")),
                new FreeSpace(root, folder -> Long.MAX_VALUE, 0),
                2);
    }
}
