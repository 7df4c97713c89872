package io.ashlar.embedded.postgres;

import io.ashlar.embedded.process.AlreadyRunningException;
import io.ashlar.embedded.process.FolderServer;
import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.embedded.process.ServerKind;
import io.ashlar.embedded.process.ServerProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A PostgreSQL on a folder of its own, which holds the data and the log. Any thread may use it.
 *
 * @param server its process
 */
public record PostgresServer(FolderServer server) implements AutoCloseable {
    public static final String USER = "ashlar";
    /**
     * Checked by nobody: whoever reaches the loopback address is trusted. Clients that insist on a password send this
     * one.
     */
    public static final String PASSWORD = "ashlar";

    /** INT ends open connections ("fast"). */
    private static final ServerKind KIND = new ServerKind(
            "PostgreSQL",
            PostgresStart::log,
            folder -> PostmasterFile.living(PostgresStart.data(folder)),
            PostgresStart::run,
            ServerProcess.Signal.INT);

    /** Starts on the folder, initializing it the first time; returns when it answers. Port 0 takes a free one. */
    public static PostgresServer start(Path folder, int port) {
        return start(folder, port, Map.of());
    }

    /**
     * @param settings of {@code postgresql.conf}, by name
     * @throws AlreadyRunningException when a server lives on this folder
     */
    public static PostgresServer start(Path folder, int port, Map<String, String> settings) {
        return new PostgresServer(FolderServer.start(KIND, folder, port, settings));
    }

    /** The server that lives on this folder, whoever started it. It becomes the caller's to stop. */
    public static Optional<PostgresServer> running(Path folder) {
        return FolderServer.running(KIND, folder).map(PostgresServer::new);
    }

    /** Creates the database if it is absent; the name is quoted, so any name of PostgreSQL's 63 bytes will do. */
    public void createDatabase(String name) {
        try (Connection connection = connect(server.port(), "postgres");
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
        return "jdbc:postgresql://" + LoopbackPort.HOST + ":" + server.port() + "/" + database;
    }

    /** The form that Vert.x's client takes. */
    public String reactiveUrl(String database) {
        return "postgresql://" + LoopbackPort.HOST + ":" + server.port() + "/" + database;
    }

    /** A clean stop that ends open connections. The data stay. */
    @Override
    public void close() {
        server.close();
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
