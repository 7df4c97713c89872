package io.ashlar.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.testing.AshlarTestResource;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class AshlarTestResourceIT {
    @Test
    void shouldGiveADatabaseAndABrokerThatAnswer() throws Exception {
        Map<String, String> configuration = start(Map.of("database", "shelf"));

        assertThat(scalar(configuration, "select current_database()")).isEqualTo("shelf");
        assertThat(configuration.get("quarkus.datasource.reactive.url"))
                .startsWith("postgresql://")
                .endsWith("/shelf");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", configuration.get("kafka.bootstrap.servers")))) {
            assertThat(admin.describeCluster().nodes().get(30, TimeUnit.SECONDS))
                    .hasSize(1);
        }
    }

    @Test
    void shouldKeepADatabaseForTheNextTestUnlessAFreshOneIsAskedFor() throws Exception {
        Map<String, String> first = start(Map.of("database", "kept"));
        scalar(first, "create table notes (word text)");

        Map<String, String> second = start(Map.of("database", "kept"));
        assertThat(second.get("quarkus.datasource.jdbc.url")).isEqualTo(first.get("quarkus.datasource.jdbc.url"));
        assertThat(second.get("kafka.bootstrap.servers")).isEqualTo(first.get("kafka.bootstrap.servers"));
        assertThat(scalar(second, "select count(*) from notes")).isEqualTo("0");

        Map<String, String> third = start(Map.of("database", "kept", "fresh", "true"));
        assertThat(scalar(third, "select to_regclass('notes')")).isNull();
    }

    @Test
    void shouldShareTheServersWithEveryClassLoaderOfTheJvm() throws Exception {
        TestServers here = TestServers.ofThisJvm();
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            classPath.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader other =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = other.loadClass(TestServers.class.getName());
            assertThat(type).isNotEqualTo(TestServers.class);
            assertThat(type.getMethod("ofThisJvm").invoke(null).toString()).isEqualTo(here.toString());
        }
    }

    private static Map<String, String> start(Map<String, String> arguments) {
        AshlarTestResource resource = new AshlarTestResource();
        resource.init(arguments);
        return resource.start();
    }

    private static String scalar(Map<String, String> configuration, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        configuration.get("quarkus.datasource.jdbc.url"),
                        configuration.get("quarkus.datasource.username"),
                        configuration.get("quarkus.datasource.password"));
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
