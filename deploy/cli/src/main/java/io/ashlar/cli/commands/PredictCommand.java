package io.ashlar.cli.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.api.PredictionClient;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.prediction.v1.GenerateImageResponse;
import io.ashlar.contracts.prediction.v1.GenerateTextResponse;
import io.ashlar.contracts.requests.EndpointView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks an endpoint, whatever its task. */
@Command(
        name = "predict",
        description = "Send texts, questions or pictures to an endpoint and print the answers.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ashlar predict support \"where is my parcel?\" \"I was charged twice\"",
            "  cat messages.txt | ashlar predict support --top-k 1 --output json",
            "  ashlar predict names \"Ada Lovelace lived in London\" -p aggregation_strategy=simple",
            "  ashlar predict reader --context report.txt \"Who wrote it?\"",
            "  ashlar predict writer \"Once upon a time\" -p max_new_tokens=40 -p temperature=0.8 \\",
            "      -p do_sample=true",
            "  ashlar predict flowers rose.jpg tulip.png",
            "  ashlar predict painter \"a stone bridge\" -p num_inference_steps=20 --out bridge.png"
        })
public final class PredictCommand implements Callable<Integer> {
    private static final Set<Task> CLASSIFICATIONS = Set.of(Task.TEXT_CLASSIFICATION, Task.IMAGE_CLASSIFICATION);
    /** In a table; a program gets all of them. */
    private static final int SHOWN_LABELS = 3;

    @Mixin
    private Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "ENDPOINT")
    private String endpoint = "";

    @Parameters(
            index = "1..*",
            paramLabel = "INPUT",
            description = "Texts, questions, or files of pictures; a line each from standard input if none.")
    private @Nullable List<String> inputs;

    @Option(
            names = "--top-k",
            description = "How many answers an input has, where the task has several (labels in a table: 3).")
    private @Nullable Integer topK;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "A parameter of the task by its name on the Hub; the value is JSON, or a text.")
    private Map<String, String> parameters = Map.of();

    @Option(names = "--context", paramLabel = "FILE", description = "The text in which questions are answered.")
    private @Nullable Path context;

    @Option(names = "--out", paramLabel = "FILE", description = "Where a picture goes (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("picture.png");

    @Override
    public Integer call() {
        List<String> given = inputs == null || inputs.isEmpty() ? standardInput() : inputs;
        EndpointView view = connection.api().get(References.endpoint(endpoint), EndpointView.class);
        ObjectNode asked = Json.MAPPER.createObjectNode();
        parameters.forEach((name, value) -> asked.set(name, value(value)));
        if (topK != null) {
            asked.put("top_k", topK);
        } else if (!connection.json() && CLASSIFICATIONS.contains(view.task()) && !asked.has("top_k")) {
            asked.put("top_k", SHOWN_LABELS);
        }
        if (view.task() == Task.TEXT_TO_IMAGE) {
            paint(given, asked);
        } else if (view.task() == Task.TEXT_GENERATION && !connection.json() && given.size() == 1) {
            write(given.get(0), asked);
        } else {
            ask(view.task(), given, asked);
        }
        return 0;
    }

    private void ask(Task task, List<String> given, ObjectNode asked) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("parameters", asked);
        body.set(
                "inputs",
                Json.tree(given.stream().map(input -> input(task, input)).toList()));
        JsonNode answers = connection.api().post(References.endpoint(endpoint) + "/predict", body);
        if (connection.json()) {
            connection.print(answers);
        } else {
            AnswerTable.of(task, given, answers).lines().forEach(connection.terminal()::line);
        }
    }

    private Object input(Task task, String given) {
        try {
            if (task == Task.IMAGE_CLASSIFICATION) {
                return Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(given)));
            }
            if (task == Task.QUESTION_ANSWERING) {
                if (context == null) {
                    throw new ApiException(
                            "Endpoint '" + endpoint + "' answers questions about a text: name its file with --context.",
                            ApiException.USAGE,
                            null);
                }
                return Map.of("question", given, "context", Files.readString(context));
            }
            return given;
        } catch (IOException e) {
            throw new ApiException("A file cannot be read: " + e.getMessage() + ".", ApiException.USAGE, e);
        }
    }

    /** Shows a text while it is written. */
    private void write(String prompt, ObjectNode asked) {
        try (PredictionClient client = connection.predictions()) {
            connection.terminal().piece(prompt);
            Iterator<GenerateTextResponse> pieces = client.generateText(endpoint, prompt, asked);
            client.translated(() -> {
                pieces.forEachRemaining(piece -> connection.terminal().piece(piece.getText()));
                return null;
            });
            connection.terminal().piece(System.lineSeparator());
        }
    }

    private void paint(List<String> given, ObjectNode asked) {
        if (given.size() != 1) {
            throw new ApiException("One prompt makes one picture; there are " + given.size(), ApiException.USAGE, null);
        }
        try (PredictionClient client = connection.predictions()) {
            Iterator<GenerateImageResponse> steps = client.generateImage(endpoint, given.get(0), asked);
            client.translated(() -> {
                while (steps.hasNext()) {
                    GenerateImageResponse step = steps.next();
                    if (step.hasImage()) {
                        keep(step.getImage().toByteArray());
                    } else {
                        connection.terminal().passing("step " + step.getStep() + " of " + step.getSteps());
                    }
                }
                return null;
            });
        }
    }

    private void keep(byte[] picture) {
        try {
            Files.write(out, picture);
        } catch (IOException e) {
            throw new ApiException("The picture cannot be written: " + e.getMessage() + ".", ApiException.FAILED, e);
        }
        if (connection.json()) {
            connection.print(Json.tree(Map.of("file", out.toString(), "bytes", picture.length)));
        } else {
            connection.terminal().line(out + "  (" + picture.length + " bytes)");
        }
    }

    private static JsonNode value(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            return Json.MAPPER.getNodeFactory().textNode(text);
        }
    }

    private static List<String> standardInput() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
