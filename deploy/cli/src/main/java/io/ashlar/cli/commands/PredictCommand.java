package io.ashlar.cli.commands;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import io.ashlar.cli.api.PredictionClient;
import io.ashlar.cli.terminal.TextTable;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.prediction.v1.ClassifyTextResponse;
import io.ashlar.contracts.prediction.v1.LabelScore;
import io.ashlar.contracts.prediction.v1.TextClassification;
import io.ashlar.contracts.requests.EndpointView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks an endpoint. */
@Command(
        name = "predict",
        description = "Send texts to an endpoint over gRPC and print the answers.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ashlar predict support \"where is my parcel?\" \"I was charged twice\"",
            "  cat messages.txt | ashlar predict support --top-k 1 --output json"
        })
public final class PredictCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "ENDPOINT")
    private String endpoint = "";

    @Parameters(
            index = "1..*",
            paramLabel = "TEXT",
            description = "The texts; a line each from standard input if none.")
    private @Nullable List<String> texts;

    @Option(names = "--top-k", description = "How many answers a text has (default: 3).", defaultValue = "3")
    private int topK = 3;

    @Override
    public Integer call() {
        List<String> inputs = texts == null || texts.isEmpty() ? standardInput() : texts;
        EndpointView view = connection.api().get("/api/v1/endpoints/" + endpoint, EndpointView.class);
        try (PredictionClient client = connection.predictions()) {
            if (view.task() == Task.FILL_MASK) {
                inputs.forEach(text -> print(client.fillMask(endpoint, text, topK)));
                return 0;
            }
            ClassifyTextResponse answer = client.classify(endpoint, inputs, topK);
            if (connection.json()) {
                print(answer);
            } else {
                table(inputs, answer).lines().forEach(connection.terminal()::line);
            }
        }
        return 0;
    }

    private static TextTable table(List<String> inputs, ClassifyTextResponse answer) {
        TextTable table = new TextTable("TEXT", "LABEL", "SCORE");
        for (int i = 0; i < inputs.size(); i++) {
            TextClassification result = answer.getResults(i);
            String text = inputs.get(i);
            for (LabelScore label : result.getLabelsList()) {
                table.row(text, label.getLabel(), String.format(Locale.ROOT, "%.4f", label.getScore()));
                text = "";
            }
        }
        return table;
    }

    private void print(MessageOrBuilder answer) {
        try {
            connection.terminal().line(JsonFormat.printer().print(answer));
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
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
