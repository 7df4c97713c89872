package io.ashlar.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What is deployed. */
@Command(name = "endpoints", description = "List, show and delete endpoints.", mixinStandardHelpOptions = true)
public final class EndpointsCommand {
    private static final String ENDPOINTS = "/api/v1/endpoints";

    @Command(name = "list", description = "All endpoints.", mixinStandardHelpOptions = true)
    int list(@Mixin Connection connection) {
        JsonNode answer = connection.api().get(ENDPOINTS);
        if (connection.json()) {
            connection.print(answer);
            return 0;
        }
        TextTable table = new TextTable("NAME", "STATE", "MODEL", "TASK", "PRECISION");
        for (JsonNode item : answer.has("items") ? answer.get("items") : answer) {
            table.row(
                    item.path("name").asText(),
                    item.path("state").asText(),
                    item.path("model").asText(),
                    item.path("task").asText(),
                    item.path("precision").asText());
        }
        table.lines().forEach(connection.terminal()::line);
        return 0;
    }

    @Command(name = "show", description = "One endpoint with its statistics.", mixinStandardHelpOptions = true)
    int show(@Mixin Connection connection, @Parameters(paramLabel = "NAME") String name) {
        connection.print(connection.api().get(ENDPOINTS + "/" + name));
        connection.print(connection.api().get(ENDPOINTS + "/" + name + "/statistics"));
        return 0;
    }

    @Command(name = "delete", description = "Delete an endpoint.", mixinStandardHelpOptions = true)
    int delete(@Mixin Connection connection, @Parameters(paramLabel = "NAME") String name) {
        connection.api().delete(ENDPOINTS + "/" + name);
        connection.terminal().line("deleted " + name);
        return 0;
    }
}
