package io.ashlar.cli.commands;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What lists of models are narrowed to. */
final class ModelFilters {
    private static final int MOST = 200;

    @Option(names = "--query", description = "Only models with these words.")
    private @Nullable String query;

    @Option(names = "--task", description = "Only models of this task; repeatable, as all that follow.")
    private List<String> tasks = new ArrayList<>();

    @Option(names = "--fine-tuning-task", description = "Only models that can be fine-tuned for it.")
    private List<String> fineTuningTasks = new ArrayList<>();

    @Option(names = "--licence", description = "Only models of this licence, for example apache-2.0.")
    private List<String> licences = new ArrayList<>();

    @Option(names = "--language", description = "Only models of this language, for example en.")
    private List<String> languages = new ArrayList<>();

    @Option(names = "--family", description = "Only models of this family, for example bert.")
    private List<String> families = new ArrayList<>();

    /** The query of a request, with its question mark. */
    String query() {
        StringBuilder text = new StringBuilder("?limit=" + MOST);
        append(text, "q", query == null ? List.of() : List.of(query));
        append(text, "task", tasks);
        append(text, "fineTuningTask", fineTuningTasks);
        append(text, "licence", licences);
        append(text, "language", languages);
        append(text, "family", families);
        return text.toString();
    }

    private static void append(StringBuilder text, String name, List<String> values) {
        values.forEach(value ->
                text.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }
}
