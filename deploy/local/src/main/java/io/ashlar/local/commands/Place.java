package io.ashlar.local.commands;

import io.ashlar.local.machine.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which machine a command is about: its data folder. */
final class Place {
    @Option(
            names = "--data-folder",
            description = "Where the machine keeps everything (default: ASHLAR_DATA, or .ashlar in your home folder).")
    private @Nullable Path folder;

    DataFolder folder(String defaultName) {
        Path chosen = folder;
        if (chosen != null) {
            return new DataFolder(chosen);
        }
        String named = System.getenv("ASHLAR_DATA");
        Path base = named == null ? Path.of(System.getProperty("user.home"), ".ashlar") : Path.of(named);
        return new DataFolder(base.resolve(defaultName));
    }

    /** The folder of the built sources; the start script names it. */
    static Path home() {
        return Path.of(System.getProperty("ashlar.home", ".")).toAbsolutePath().normalize();
    }
}
