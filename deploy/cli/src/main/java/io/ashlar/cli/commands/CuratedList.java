package io.ashlar.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;

/** The curated cards as a table, and the command that imports one of them. */
final class CuratedList {
    private static final String CARDS = "/api/v1/collections/curated/cards";
    private static final int MOST_LANGUAGES = 4;

    private CuratedList() {}

    static int print(Connection connection, ModelFilters filters) {
        JsonNode page = connection.api().list(CARDS + filters.query());
        if (connection.json()) {
            connection.print(page);
        } else {
            lines(page).forEach(connection.terminal()::line);
        }
        return 0;
    }

    static List<String> lines(JsonNode page) {
        TextTable table = new TextTable("ID", "TASK", "FAMILY", "LICENCE", "LANGUAGES", "IMPORTED AS");
        for (JsonNode card : page.path("items")) {
            table.row(
                    card.path("id").asText(),
                    card.path("task").asText(),
                    card.path("family").asText(),
                    card.path("licence").asText("-"),
                    languages(card.path("languages")),
                    String.join(", ", texts(card.path("models"))));
        }
        List<String> lines = new ArrayList<>(table.lines());
        JsonNode first = page.path("items").path(0);
        if (!first.isMissingNode()) {
            lines.add("");
            lines.add("import one with: ashlar import " + first.path("id").asText() + " --task "
                    + first.path("task").asText());
        }
        return lines;
    }

    private static String languages(JsonNode codes) {
        return codes.isEmpty()
                ? "-"
                : codes.size() > MOST_LANGUAGES ? codes.size() + " languages" : String.join(" ", texts(codes));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
