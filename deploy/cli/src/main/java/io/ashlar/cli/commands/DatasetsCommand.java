package io.ashlar.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.api.DatasetUpload;
import io.ashlar.cli.terminal.TextTable;
import io.ashlar.cli.terminal.Units;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The data that models are tuned and measured on. */
@Command(name = "datasets", description = "Upload, list, show and delete datasets.", mixinStandardHelpOptions = true)
public final class DatasetsCommand {
    private static final String DATASETS = "/api/v1/datasets";

    @Command(
            name = "upload",
            description = "Register a JSONL, CSV, TSV or Parquet file as a dataset version.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  ashlar datasets upload messages messages.jsonl"})
    int upload(
            @Mixin Connection connection,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--dry-run", description = "Only check the file.") boolean dryRun) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ApiException("'" + file + "' is no file that can be read.", ApiException.USAGE, null);
        }
        JsonNode version = DatasetUpload.upload(connection.api(), name, file, dryRun);
        if (connection.json()) {
            connection.print(version);
        } else {
            connection
                    .terminal()
                    .line((dryRun ? "valid: " : "registered ")
                            + name
                            + (version.has("version")
                                    ? "@" + version.get("version").asInt()
                                    : "")
                            + ", "
                            + Units.count(version.path("rowCount").asDouble(), "rows"));
        }
        return 0;
    }

    @Command(name = "list", description = "The datasets, newest version each.", mixinStandardHelpOptions = true)
    int list(@Mixin Connection connection) {
        JsonNode page = connection.api().list(DATASETS + "?limit=200");
        if (connection.json()) {
            connection.print(page);
            return 0;
        }
        TextTable table = new TextTable("NAME", "VERSION", "FORMAT", "ROWS", "SIZE");
        for (JsonNode item : page.path("items")) {
            JsonNode latest = item.path("latest");
            table.row(
                    latest.path("name").asText(),
                    latest.path("version").asText(),
                    latest.path("format").asText(),
                    latest.path("rowCount").asText(),
                    Units.bytes(latest.path("sizeBytes").asDouble()));
        }
        table.lines().forEach(connection.terminal()::line);
        return 0;
    }

    @Command(name = "show", description = "One version: its columns and profile.", mixinStandardHelpOptions = true)
    int show(@Mixin Connection connection, @Parameters(paramLabel = "NAME[@VERSION]") String reference) {
        connection.print(connection.api().get(References.path(DATASETS, reference) + "/profile"));
        return 0;
    }

    @Command(name = "preview", description = "The first rows of a version.", mixinStandardHelpOptions = true)
    int preview(@Mixin Connection connection, @Parameters(paramLabel = "NAME[@VERSION]") String reference) {
        connection.print(connection.api().get(References.path(DATASETS, reference) + "/preview"));
        return 0;
    }

    @Command(name = "delete", description = "Delete one version of a dataset.", mixinStandardHelpOptions = true)
    int delete(@Mixin Connection connection, @Parameters(paramLabel = "NAME@VERSION") String reference) {
        connection.api().delete(References.path(DATASETS, reference));
        connection.say("deleted " + reference);
        return 0;
    }
}
