package io.ashlar.catalog.storage;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.folder.FolderArtifactStore;
import io.ashlar.artifacts.packages.PackageStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the beans. */
final class Storage {
    @Produces
    @Singleton
    ArtifactStore artifacts(@ConfigProperty(name = "ashlar.artifacts.folder") Path folder) {
        return FolderArtifactStore.at(folder);
    }

    @Produces
    @Singleton
    PackageStore packages(ArtifactStore artifacts) {
        return new PackageStore(artifacts);
    }
}
