package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder with {@code input.jsonl}, {@code parameters.json} and {@code golden.json}. */
record MetricCase(Path folder) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The folder itself, or the cases right below it, by name. */
    static List<MetricCase> in(Path folder) throws IOException {
        if (Files.exists(folder.resolve("golden.json"))) {
            return List.of(new MetricCase(folder));
        }
        try (Stream<Path> below = Files.list(folder)) {
            return below.filter(each -> Files.exists(each.resolve("golden.json")))
                    .sorted()
                    .map(MetricCase::new)
                    .toList();
        }
    }

    String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    String task() throws IOException {
        return parameters().path("task").asText();
    }

    JsonNode parameters() throws IOException {
        return MAPPER.readTree(folder.resolve("parameters.json").toFile());
    }

    JsonNode golden() throws IOException {
        return MAPPER.readTree(folder.resolve("golden.json").toFile());
    }

    /** The rows; lines end at line feeds only, texts may hold every other separator. */
    private List<JsonNode> rows() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readString(folder.resolve("input.jsonl"), StandardCharsets.UTF_8)
                .split("\n")) {
            if (!line.isBlank()) {
                rows.add(MAPPER.readTree(line));
            }
        }
        return rows;
    }

    /** Our values in the golden file's form; empty for a task that has no metrics yet. */
    Optional<JsonNode> values() throws IOException {
        return MetricCases.has(task())
                ? Optional.of(MetricCases.values(task(), rows(), parameters()))
                : Optional.empty();
    }
}
