package io.ashlar.local.machine;

import io.ashlar.local.services.ServiceProgram;
import java.nio.file.Path;

/** What a machine keeps; it survives restarts. */
public record DataFolder(Path root) {
    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path artifacts() {
        return root.resolve("artifacts");
    }

    /** On the artifact store's file system, so that what is downloaded moves into it. */
    Path staging() {
        return root.resolve("staging");
    }

    Path cache(ServiceProgram service) {
        return root.resolve("cache").resolve(service.shortName());
    }

    /** One log a process. */
    public Path log(String process) {
        return root.resolve("logs").resolve(process + ".log");
    }

    Path pidFile(String process) {
        return root.resolve("run").resolve(process + ".pid");
    }

    Path state() {
        return root.resolve("run/machine.json");
    }

    /** Models to import without the real Hub. */
    public Path hub() {
        return root.resolve("hub");
    }
}
