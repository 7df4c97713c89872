package io.ashlar.models.running;

import io.ashlar.models.OpenOptions;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Program;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.FittedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Archives that were written once for a package, a head, a precision and a version of this library's sources. */
final class ArchiveCache {
    /** Raised whenever the same package would be written differently: older files are then never read. */
    private static final int FORMAT = 3;

    private ArchiveCache() {}

    static LoadedArchive load(Architecture architecture, FittedWeights weights, LinearForm form, OpenOptions options)
            throws IOException {
        Path folder = options.archiveCache();
        String digest = options.digest();
        if (folder == null || digest == null) {
            return loadOnce(architecture, weights, form, options);
        }
        Files.createDirectories(folder);
        Path archive = folder.resolve(String.join(
                        "-",
                        digest,
                        architecture.head().name().toLowerCase(Locale.ROOT),
                        options.precision().wireName(),
                        form.name().toLowerCase(Locale.ROOT),
                        "seed" + options.headSeed(),
                        "v" + FORMAT)
                + ".pt");
        if (Files.isRegularFile(archive)) {
            try {
                return LoadedArchive.load(archive, form);
            } catch (IOException e) {
                // Damaged on disk, or from another engine: it is only a copy, and written anew below.
                Files.deleteIfExists(archive);
            }
        }
        write(archive, architecture, weights, options);
        return LoadedArchive.load(archive, form);
    }

    private static LoadedArchive loadOnce(
            Architecture architecture, FittedWeights weights, LinearForm form, OpenOptions options) throws IOException {
        Path folder = Files.createTempDirectory("ashlar-archive");
        Path archive = folder.resolve("model.pt");
        try {
            write(archive, architecture, weights, options);
            return LoadedArchive.load(archive, form);
        } finally {
            Files.deleteIfExists(archive);
            Files.deleteIfExists(folder);
        }
    }

    private static void write(Path archive, Architecture architecture, FittedWeights weights, OpenOptions options)
            throws IOException {
        Program.write(
                archive, architecture.root(), weights.source(options.precision().dtype(), path -> false), false);
    }
}
