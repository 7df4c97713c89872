package io.ashlar.imports.settings;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.folder.FolderArtifactStore;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.imports.download.Downloads;
import io.ashlar.imports.download.FreeSpace;
import io.ashlar.imports.download.Staging;
import io.ashlar.imports.hub.ModelHub.Patience;
import io.ashlar.imports.hub.http.HubSettings;
import io.ashlar.imports.licence.LicencePolicy;
import io.ashlar.imports.verify.VerifierProcess;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the service's parts from its configuration. */
final class ImportParts {
    private final HubConfig hub;
    private final ImportConfig imports;

    ImportParts(HubConfig hub, ImportConfig imports) {
        this.hub = hub;
        this.imports = imports;
    }

    @Produces
    @Singleton
    Hubs hubs() {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // one connection for each parallel transfer
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(hub.connectTimeout())
                .build();
        HubSettings settings = new HubSettings(
                hub.url(),
                hub.answerTimeout(),
                hub.stallTimeout(),
                new Patience(hub.attempts(), hub.firstPause(), hub.patience()),
                hub.maxListingBytes(),
                hub.maxFiles());
        List<Path> roots = imports.folderRoots().orElse(List.of());
        return new Hubs(
                client,
                settings,
                hub.token().orElse(null),
                roots.stream().map(root -> root.toAbsolutePath().normalize()).toList());
    }

    @Produces
    @Singleton
    ArtifactStore artifacts(@ConfigProperty(name = "ashlar.artifacts.folder") Path folder) {
        return FolderArtifactStore.at(folder.toAbsolutePath().normalize());
    }

    @Produces
    @Singleton
    PackageStore packages(ArtifactStore artifacts) {
        return new PackageStore(artifacts);
    }

    @Produces
    @Singleton
    Staging staging() {
        return new Staging(stagingFolder());
    }

    @Produces
    @Singleton
    Downloads downloads(ArtifactStore artifacts, Staging staging) {
        FreeSpace space = FreeSpace.of(stagingFolder(), imports.diskReserve());
        return new Downloads(artifacts, staging, space, imports.parallelDownloads());
    }

    @Produces
    @Singleton
    LicencePolicy licences(LicenceConfig config) {
        return new LicencePolicy(
                config.allow(), config.warn().orElse(List.of()), config.deny().orElse(List.of()), config.otherwise());
    }

    @Produces
    @Singleton
    VerifierProcess verifier() {
        return VerifierProcess.ofThisService(imports.verifierOptions().orElse(List.of()), imports.verifyTimeout());
    }

    @Produces
    @Singleton
    ImportLimits limits() {
        return new ImportLimits(imports.keepParts(), imports.registrationTimeout());
    }

    private Path stagingFolder() {
        return imports.stagingFolder().toAbsolutePath().normalize();
    }
}
