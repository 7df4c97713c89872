package io.ashlar.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.embedded.process.AlreadyRunningException;
import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.embedded.process.ServerStartException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    private static final Map<String, String> QUICK = Map.of("fsync", "off");

    @TempDir
    Path folder;

    @Test
    void shouldKeepDataAndPortOverKillAndRestart() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder, 0, QUICK)) {
            server.createDatabase("catalog-test");
            execute(server, "create table kept (word text)");
            execute(server, "insert into kept values ('größer 石')");
            long first = server.server().pid();

            server.server().kill();
            assertThat(server.server().alive()).isFalse();
            server.server().restart();

            assertThat(server.server().pid()).isNotEqualTo(first);
            assertThat(query(server, "select word from kept")).isEqualTo("größer 石");
            server.close();
            server.close();
            server.server().restart();
            assertThat(query(server, "select count(*) from kept")).isEqualTo("1");
            assertThat(query(server, "show server_version")).startsWith("18.4");
        }
    }

    @Test
    void shouldNameTheRunningServerOnASecondStartAndLetItBeFound() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder, 0, QUICK)) {
            assertThatThrownBy(() -> PostgresServer.start(folder, 0))
                    .isInstanceOf(AlreadyRunningException.class)
                    .hasMessageContaining("process " + server.server().pid())
                    .hasMessageContaining("port " + server.server().port());
            assertThatThrownBy(server.server()::restart).isInstanceOf(AlreadyRunningException.class);

            PostgresServer found = PostgresServer.running(folder).orElseThrow();
            assertThat(found.server().pid()).isEqualTo(server.server().pid());
            assertThat(found.server().port()).isEqualTo(server.server().port());
            found.close();
            assertThat(server.server().alive()).isFalse();
            assertThat(PostgresServer.running(folder)).isEmpty();
        }
    }

    @Test
    void shouldCreateADatabaseOnceAndTakeAnyName() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder, 0, QUICK)) {
            server.createDatabase("o\"; drop table x; --");
            server.createDatabase("o\"; drop table x; --");
            try (Connection connection = PostgresServer.connect(server.server().port(), "postgres");
                    Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("select count(*) from pg_database where datname like 'o\"%'")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void shouldStartOverAPidFileWhoseNumberBelongsToAnotherProgram() throws Exception {
        PostgresServer server = PostgresServer.start(folder, 0, QUICK);
        server.server().kill();
        Path file = folder.resolve("data/postmaster.pid");
        List<String> lines = Files.readAllLines(file);
        lines.set(0, "" + ProcessHandle.current().pid());
        Files.write(file, lines);

        assertThat(PostgresServer.running(folder)).isEmpty();
        server.server().restart();
        server.close();
    }

    @Test
    void shouldNameATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LoopbackPort.HOST))) {
            assertThatThrownBy(() -> PostgresServer.start(folder, taken.getLocalPort()))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining(":" + taken.getLocalPort())
                    .hasMessageContaining("give another");
        }
    }

    @Test
    void shouldShowTheLogOfAServerThatDoesNotStart() {
        assertThatThrownBy(() -> PostgresServer.start(folder, 0, Map.of("no_such_setting", "1")))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("no_such_setting");
    }

    private static void execute(PostgresServer server, String sql) throws Exception {
        try (Connection connection = PostgresServer.connect(server.server().port(), "catalog-test");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String sql) throws Exception {
        try (Connection connection = PostgresServer.connect(server.server().port(), "catalog-test");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
