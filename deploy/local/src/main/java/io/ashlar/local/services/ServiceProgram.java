package io.ashlar.local.services;

import java.nio.file.Path;
import java.util.List;

/** The five services, in the order in which they are shown. */
public enum ServiceProgram {
    CATALOG("catalog", 8081, "-Xmx384m", "-XX:TieredStopAtLevel=1"),
    IMPORT("import", 8082, "-Xmx512m", "-XX:TieredStopAtLevel=1"),
    TRAINING("training", 8083, "-Xmx384m", "-XX:TieredStopAtLevel=1"),
    EVALUATION("evaluation", 8084, "-Xmx512m", "-XX:TieredStopAtLevel=1"),
    INFERENCE("inference", 8085, "-Xmx1g", "-XX:+UseSerialGC");

    private final String shortName;
    private final int defaultPort;
    private final List<String> flags;

    ServiceProgram(String shortName, int defaultPort, String... flags) {
        this.shortName = shortName;
        this.defaultPort = defaultPort;
        this.flags = List.of(flags);
    }

    /** {@code catalog}, {@code import}, … : in log file names, databases and messages. */
    /** As in its folder's name. */
    public String shortName() {
        return shortName;
    }

    /** The port that the documentation names. */
    public int defaultPort() {
        return defaultPort;
    }

    /** Of its JVM. */
    public List<String> flags() {
        return flags;
    }

    /** Its own database's name. */
    public String database() {
        return "ashlar_" + shortName;
    }

    /** Where the build has put the program. */
    public Path jar(Path home) {
        return home.resolve(shortName + "-service/target/quarkus-app/quarkus-run.jar");
    }
}
