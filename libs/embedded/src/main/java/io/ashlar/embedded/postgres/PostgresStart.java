package io.ashlar.embedded.postgres;

import io.ashlar.embedded.process.CommandRun;
import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.embedded.process.ServerProcess;
import io.ashlar.embedded.process.ServerStartException;
import io.ashlar.embedded.process.UnpackedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Brings a server up on a folder: initializes the data when there are none, starts the process, waits until it answers.
 */
final class PostgresStart {
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final int LEFT_OVER_RETRIES = 40;

    private PostgresStart() {}

    static Path data(Path folder) {
        return folder.resolve("data");
    }

    static Path log(Path folder) {
        return folder.resolve("postgres.log");
    }

    static ServerProcess run(Path folder, int port, Map<String, String> settings) {
        Account account = Account.ofThisProgram();
        PostgresBinaries binaries = PostgresBinaries.unpacked(account);
        Path data = data(folder);
        if (!Files.exists(data)) {
            initialize(binaries, account, folder, data);
        }
        LoopbackPort.requireFree("PostgreSQL", port);
        PostmasterFile.removeIfTakenOver(data);
        List<String> command = account.command(command(binaries, data, port, settings));
        for (int attempt = 1; ; attempt++) {
            ServerProcess process = ServerProcess.spawn("PostgreSQL", command, log(folder));
            try {
                process.awaitReady(() -> answers(port), READY_LIMIT);
                return process;
            } catch (ServerStartException e) {
                if (attempt == LEFT_OVER_RETRIES || !leftOver(e)) {
                    throw e;
                }
                pause();
            }
        }
    }

    /**
     * In a folder beside it that takes its name at the end: a start that is killed here leaves no half of a database.
     */
    private static void initialize(PostgresBinaries binaries, Account account, Path folder, Path data) {
        Path fresh = folder.resolve("data.new");
        try {
            UnpackedFolder.deleteTree(fresh);
            Files.createDirectories(fresh);
            account.own(fresh);
            List<String> initdb = List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + fresh,
                    "--username=" + PostgresServer.USER,
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--no-locale",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            CommandRun.require("initdb", account.command(initdb), READY_LIMIT);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot initialize PostgreSQL in " + folder, e);
        }
    }

    private static List<String> command(PostgresBinaries binaries, Path data, int port, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "listen_addresses", LoopbackPort.HOST,
                "unix_socket_directories", "",
                "max_connections", "200",
                "shared_buffers", "64MB",
                // In the data folder: containers have little /dev/shm, and a killed server leaves its segments there.
                "dynamic_shared_memory_type", "mmap",
                "timezone", "UTC",
                "log_timezone", "UTC"));
        all.putAll(settings);
        List<String> command =
                new ArrayList<>(List.of(binaries.program("postgres"), "-D", data.toString(), "-p", "" + port));
        all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private static boolean answers(int port) {
        try (var connection = PostgresServer.connect(port, "postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * After a kill the old server's workers take a moment to notice it; until then PostgreSQL refuses to touch their
     * data.
     */
    private static boolean leftOver(ServerStartException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("pre-existing shared memory block")
                || message.contains("lock file \"postmaster.pid\" already exists");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("interrupted while PostgreSQL starts", e);
        }
    }
}
