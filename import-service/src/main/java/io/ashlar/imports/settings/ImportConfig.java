package io.ashlar.imports.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Imports. */
@ConfigMapping(prefix = "ashlar.import")
interface ImportConfig {
    /** Folders below which a model may be imported from this machine; none, and such imports are off. */
    Optional<List<Path>> folderRoots();

    /** For what is not whole yet; on the artifact store's file system, so that nothing has to be copied. */
    @WithDefault("${ashlar.artifacts.folder}/../import-staging")
    Path stagingFolder();

    /** Files of one import that are downloaded at the same time. */
    @WithDefault("4")
    int parallelDownloads();

    /** Bytes of the disk that an import leaves free. */
    @WithDefault("1073741824")
    long diskReserve();

    /** How long what a killed or failed import left is kept for the next one. */
    @WithDefault("7D")
    Duration keepParts();

    @WithDefault("30M")
    Duration verifyTimeout();

    /** Options of the verification's JVM, for example {@code -Xmx4g}. */
    Optional<List<String>> verifierOptions();

    /** How long the catalog may take to answer, before the job is tried again. */
    @WithDefault("10M")
    Duration registrationTimeout();
}
