package io.ashlar.testing.servers;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/**
 * Where the test JVM's servers listen.
 *
 * @param kafka bootstrap servers
 */
public record TestServers(String postgresHost, int postgresPort, String user, String password, String kafka) {
    private static final String PROPERTY = "ashlar.test.servers";

    /**
     * The servers of this JVM, started by the first call and stopped with the JVM. A system property carries them,
     * since Quarkus loads this class once per application.
     */
    public static TestServers ofThisJvm() {
        // A constant is one object for all class loaders, so it serves as their common lock.
        synchronized (PROPERTY) {
            String known = System.getProperty(PROPERTY);
            if (known != null) {
                return ofText(known);
            }
            TestServers started = start();
            System.setProperty(PROPERTY, started.toText());
            return started;
        }
    }

    private static TestServers start() {
        return ContainerServers.dockerAnswers() ? ContainerServers.start() : EmbeddedServers.start();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + postgresHost + ":" + postgresPort + "/" + database;
    }

    /** The form that Vert.x's client takes. */
    public String reactiveUrl(String database) {
        return "postgresql://" + postgresHost + ":" + postgresPort + "/" + database;
    }

    /** What a service with a default datasource and Kafka channels needs. */
    public Map<String, String> quarkusConfiguration(String database) {
        return Map.of(
                "quarkus.datasource.reactive.url", reactiveUrl(database),
                "quarkus.datasource.jdbc.url", jdbcUrl(database),
                "quarkus.datasource.username", user,
                "quarkus.datasource.password", password,
                "kafka.bootstrap.servers", kafka);
    }

    /** Creates it if it is absent. */
    public void createDatabase(String database) {
        try {
            execute("create database " + quoted(database));
        } catch (SQLException e) {
            // 42P04 duplicate_database; 23505 when two tests create it in the same moment.
            if (!"42P04".equals(e.getSQLState()) && !"23505".equals(e.getSQLState())) {
                throw new IllegalStateException("cannot create the database " + database, e);
            }
        }
    }

    /** Drops it with all connections to it, if it is there. */
    public void dropDatabase(String database) {
        try {
            execute("drop database if exists " + quoted(database) + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop the database " + database, e);
        }
    }

    /** A connection for a test's own look at a database; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        String url = jdbcUrl(database);
        Connection connection = new org.postgresql.Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not take " + url);
        }
        return connection;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private String toText() {
        return String.join(" ", postgresHost, "" + postgresPort, user, password, kafka);
    }

    private static TestServers ofText(String text) {
        String[] parts = text.split(" ", -1);
        return new TestServers(parts[0], Integer.parseInt(parts[1]), parts[2], parts[3], parts[4]);
    }
}
