package io.ashlar.training.data;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.folder.FolderArtifactStore;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.contracts.catalog.CatalogClient;
import io.ashlar.contracts.catalog.CatalogLookup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What the services share: the artifact store and the catalog. */
final class Stores {
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

    @Produces
    @Singleton
    CatalogLookup catalog(@RestClient CatalogClient client) {
        return new CatalogLookup(client);
    }
}
