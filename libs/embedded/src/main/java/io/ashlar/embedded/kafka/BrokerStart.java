package io.ashlar.embedded.kafka;

import io.ashlar.embedded.process.CommandRun;
import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.embedded.process.PidFile;
import io.ashlar.embedded.process.ServerProcess;
import io.ashlar.embedded.process.UnpackedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Brings a broker up on a folder: formats it when it is new, starts the JVM, waits until it is in service. */
final class BrokerStart {
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    /** For a quick start on few cores; the heap holds a broker of a few dozen partitions easily. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true");

    private BrokerStart() {}

    static Path log(Path folder) {
        return folder.resolve("kafka.log");
    }

    static Path pidFile(Path folder) {
        return folder.resolve("kafka.pid");
    }

    static ServerProcess run(Path folder, int port, Map<String, String> settings) {
        LoopbackPort.requireFree("Kafka", port);
        Path properties = folder.resolve("server.properties");
        Path logging = folder.resolve("log4j2.properties");
        try {
            new BrokerSettings(folder.resolve("data"), port, LoopbackPort.free(), settings).write(properties);
            copyResource("log4j2.properties", logging);
            String classPath = BrokerJars.classPath();
            format(folder, java(classPath, logging), properties);
            List<String> command = new ArrayList<>(java(classPath, logging));
            command.addAll(List.of("kafka.Kafka", properties.toString()));
            ServerProcess process = ServerProcess.spawn("Kafka", command, log(folder));
            PidFile.write(pidFile(folder), process, port);
            process.awaitReady(() -> BrokerProbe.inService(port), READY_LIMIT);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare Kafka in " + folder, e);
        }
    }

    /** The marker comes last: a format that was killed half way begins again on an empty folder. */
    private static void format(Path folder, List<String> java, Path properties) throws IOException {
        Path marker = folder.resolve("formatted");
        if (Files.exists(marker)) {
            return;
        }
        UnpackedFolder.deleteTree(folder.resolve("data"));
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
                "kafka.tools.StorageTool", "format", "--cluster-id", CLUSTER_ID, "--config", properties.toString()));
        CommandRun.require("the format of Kafka's storage", command, READY_LIMIT);
        Files.createFile(marker);
    }

    /** Any 16 bytes in base64url will do: one node is no cluster to mix up with another. */
    private static final String CLUSTER_ID = "YXNobGFyLW9uZS1ub2RlIQ";

    private static List<String> java(String classPath, Path logging) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add("-Dlog4j2.configurationFile=" + logging);
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    private static void copyResource(String name, Path target) throws IOException {
        try (InputStream stream = Objects.requireNonNull(BrokerStart.class.getResourceAsStream(name), name)) {
            Files.copy(stream, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
