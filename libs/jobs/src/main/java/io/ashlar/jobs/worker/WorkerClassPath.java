package io.ashlar.jobs.worker;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** The service's own jars as a class path for a plain JVM. */
public final class WorkerClassPath {
    private WorkerClassPath() {}

    /**
     * From the service's class path: where it is Quarkus's launcher jar alone, the folders that it starts from;
     * otherwise (in a test) the path itself.
     */
    public static String of(String serviceClassPath) {
        Path launcher =
                Path.of(serviceClassPath.split(File.pathSeparator, 2)[0]).toAbsolutePath();
        Path application = launcher.resolveSibling("app");
        Path libraries = launcher.resolveSibling("lib");
        if (!launcher.toString().endsWith(".jar") || !Files.isDirectory(application) || !Files.isDirectory(libraries)) {
            return serviceClassPath;
        }
        return String.join(
                File.pathSeparator,
                application + "/*",
                libraries.resolve("main") + "/*",
                libraries.resolve("boot") + "/*");
    }
}
