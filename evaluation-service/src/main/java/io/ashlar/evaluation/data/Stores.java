package io.ashlar.evaluation.data;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.folder.FolderArtifactStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The artifact store that all services share. */
final class Stores {
    @Produces
    @Singleton
    ArtifactStore artifacts(@ConfigProperty(name = "ashlar.artifacts.folder") Path folder) {
        return FolderArtifactStore.at(folder);
    }
}
