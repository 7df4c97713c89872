package io.ashlar.training.data;

import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import io.ashlar.artifacts.packages.PackageStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Model packages as folders, each built once from the artifact store. */
@ApplicationScoped
public class BasePackages {
    private final PackageStore packages;
    private final Path cache;

    public BasePackages(PackageStore packages, @ConfigProperty(name = "ashlar.cache.folder") Path cache) {
        this.packages = packages;
        this.cache = cache.toAbsolutePath().normalize();
    }

    /** The folder of a package. */
    public Path folder(String digest) {
        Path folder = cache.resolve("packages").resolve(digest);
        packages.materialize(new Digest(digest), folder, Verification.TRUST);
        return folder;
    }
}
