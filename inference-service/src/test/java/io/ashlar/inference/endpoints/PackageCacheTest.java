package io.ashlar.inference.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCacheTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepOnlyThePackagesThatAreServed() throws IOException {
        for (String key : new String[] {"aaa", "aaaLbbb"}) {
            Files.createDirectories(folder.resolve("packages").resolve(key));
            Files.writeString(folder.resolve("packages").resolve(key).resolve("config.json"), "{}");
        }

        new PackageCache(folder.resolve("artifacts"), folder).keepOnly(Set.of("aaa"));

        assertThat(folder.resolve("packages/aaa/config.json")).exists();
        assertThat(folder.resolve("packages/aaaLbbb")).doesNotExist();
    }

    @Test
    void shouldHaveNothingToForgetBeforeTheFirstPackage() {
        new PackageCache(folder, folder.resolve("new")).keepOnly(Set.of());

        assertThat(folder.resolve("new")).doesNotExist();
    }
}
