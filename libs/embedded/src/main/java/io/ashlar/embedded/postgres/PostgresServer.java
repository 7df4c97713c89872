package io.ashlar.embedded.postgres;

import io.ashlar.embedded.process.AlreadyRunningException;
import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.embedded.process.ServerProcess;
import io.ashlar.embedded.process.StartLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A PostgreSQL that this program started, or found running. Its folder holds the data and the log; the data survive
 * restarts, kills of the server and kills of the program that started it. Any thread may use it.
 */
public final class PostgresServer implements AutoCloseable {
    public static final String USER = "ashlar";
    /**
     * Checked by nobody: whoever reaches the loopback address is trusted. Clients that insist on a password send this
     * one.
     */
    public static final String PASSWORD = "ashlar";

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final String NAME = "PostgreSQL";

    private final Path folder;
    private final int port;
    private final Map<String, String> settings;
    private volatile ServerProcess process;

    private PostgresServer(Path folder, int port, Map<String, String> settings, ServerProcess process) {
        this.folder = folder;
        this.port = port;
        this.settings = settings;
        this.process = process;
    }

    /** Starts on the folder, initializing it the first time; returns when it answers. Port 0 takes a free one. */
    public static PostgresServer start(Path folder, int port) {
        return start(folder, port, Map.of());
    }

    /**
     * @param settings of {@code postgresql.conf}, by name
     * @throws AlreadyRunningException when a server lives on this folder
     */
    public static PostgresServer start(Path folder, int port, Map<String, String> settings) {
        Path absolute = folder.toAbsolutePath().normalize();
        try (StartLock lock = StartLock.take(absolute)) {
            PostmasterFile.living(PostgresStart.data(absolute)).ifPresent(running -> {
                throw new AlreadyRunningException(
                        NAME, absolute, running.process().pid(), running.port());
            });
            int chosen = LoopbackPort.resolve(port);
            ServerProcess process = PostgresStart.run(absolute, chosen, settings);
            return new PostgresServer(absolute, chosen, settings, process);
        }
    }

    /** The server that lives on this folder, whoever started it. It becomes the caller's to stop. */
    public static Optional<PostgresServer> running(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return PostmasterFile.living(PostgresStart.data(absolute))
                .map(file -> new PostgresServer(
                        absolute,
                        file.port(),
                        Map.of(),
                        new ServerProcess(NAME, file.process(), PostgresStart.log(absolute))));
    }

    /** Starts it again on the same data and port after a {@link #kill()} or {@link #close()}. */
    public synchronized void restart() {
        try (StartLock lock = StartLock.take(folder)) {
            if (process.alive()) {
                throw new AlreadyRunningException(NAME, folder, process.pid(), port);
            }
            process = PostgresStart.run(folder, port, settings);
        }
    }

    /** Creates the database if it is absent; the name is quoted, so any name of PostgreSQL's 63 bytes will do. */
    public void createDatabase(String name) {
        try (Connection connection = connect(port, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database \"" + name.replace("\"", "\"\"") + "\"");
        } catch (SQLException e) {
            // 42P04 duplicate_database; 23505 when two programs create it in the same moment.
            if (!"42P04".equals(e.getSQLState()) && !"23505".equals(e.getSQLState())) {
                throw new IllegalStateException("cannot create the database " + name + ": " + e.getMessage(), e);
            }
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + LoopbackPort.HOST + ":" + port + "/" + database;
    }

    /** The form that Vert.x's client takes. */
    public String reactiveUrl(String database) {
        return "postgresql://" + LoopbackPort.HOST + ":" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.alive();
    }

    public Path log() {
        return process.log();
    }

    /** {@code kill -9} of the server process, for tests of what survives it. */
    public void kill() {
        process.kill();
    }

    /** A clean stop that ends open connections ("fast"). The data stay. */
    @Override
    public synchronized void close() {
        process.stop(ServerProcess.Signal.INT, STOP_LIMIT);
    }

    static Connection connect(int port, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", PASSWORD);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        // Not DriverManager: in Quarkus' class loaders it may not see the driver.
        String url = "jdbc:postgresql://" + LoopbackPort.HOST + ":" + port + "/" + database;
        Connection connection = new org.postgresql.Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not take " + url);
        }
        return connection;
    }
}
