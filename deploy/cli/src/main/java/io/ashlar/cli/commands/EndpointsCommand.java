package io.ashlar.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        JsonNode answer = connection.api().list(ENDPOINTS);
        if (connection.json()) {
            connection.print(answer);
            return 0;
        }
        TextTable table = new TextTable("NAME", "STATE", "MODEL", "TASK", "PRECISION");
        for (JsonNode item : answer.path("items")) {
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

    @Command(
            name = "show",
            description = "One endpoint, with its statistics where it answers.",
            mixinStandardHelpOptions = true)
    int show(@Mixin Connection connection, @Parameters(paramLabel = "NAME") String name) {
        ObjectNode endpoint = (ObjectNode) connection.api().get(References.endpoint(name));
        if (endpoint.path("state").asText().equals("ready")) {
            endpoint.set("statistics", connection.api().get(References.endpoint(name) + "/statistics"));
        }
        connection.print(endpoint);
        return 0;
    }

    @Command(name = "delete", description = "Delete an endpoint.", mixinStandardHelpOptions = true)
    int delete(@Mixin Connection connection, @Parameters(paramLabel = "NAME") String name) {
        connection.api().delete(References.endpoint(name));
        connection.say("deleted " + name);
        return 0;
    }
}
