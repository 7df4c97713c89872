package io.ashlar.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.terminal.TextTable;
import io.ashlar.cli.terminal.Units;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the catalog has. */
@Command(
        name = "models",
        description = "List, show and delete models.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Of folders, without a catalog:",
            "  ashlar models inspect FOLDER...   parameters, tokenizer, tasks, memory",
            "  ashlar models verify FOLDER...    packages with expected outputs"
        })
public final class ModelsCommand {
    private static final String MODELS = "/api/v1/models";

    @Command(
            name = "list",
            description = "The models, newest version each.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  ashlar models list --task text-classification",
                "  ashlar models list --curated --fine-tuning-task question-answering \\",
                "      --language en"
            })
    int list(
            @Mixin Connection connection,
            @Mixin ModelFilters filters,
            @Option(names = "--curated", description = "Cards of models of the Hub that can be imported, instead.")
                    boolean curated) {
        if (curated) {
            return CuratedList.print(connection, filters);
        }
        JsonNode page = connection.api().list(MODELS + filters.query());
        if (connection.json()) {
            connection.print(page);
            return 0;
        }
        TextTable table = new TextTable("NAME", "VERSION", "TASK", "FAMILY", "SIZE", "LICENCE", "COLLECTION");
        for (JsonNode item : page.path("items")) {
            JsonNode latest = item.path("latest");
            JsonNode model = latest.path("model");
            table.row(
                    latest.path("name").asText(),
                    latest.path("version").asText(),
                    model.path("task").asText(),
                    model.path("family").asText(),
                    Units.bytes(model.path("sizeBytes").asDouble()),
                    model.path("licence").asText("-"),
                    model.path("collection").asText());
        }
        table.lines().forEach(connection.terminal()::line);
        return 0;
    }

    @Command(
            name = "show",
            description = "One version of a model.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  ashlar models show my-classifier@2"})
    int show(@Mixin Connection connection, @Parameters(paramLabel = "NAME[@VERSION]") String reference) {
        ModelVersion version = connection.api().get(path(reference), ModelVersion.class);
        connection.print(Json.tree(version));
        return 0;
    }

    @Command(name = "delete", description = "Delete one version of a model.", mixinStandardHelpOptions = true)
    int delete(@Mixin Connection connection, @Parameters(paramLabel = "NAME@VERSION") String reference) {
        connection.api().delete(path(reference));
        connection.say("deleted " + reference);
        return 0;
    }

    private static String path(String reference) {
        return References.path(MODELS, reference);
    }
}
