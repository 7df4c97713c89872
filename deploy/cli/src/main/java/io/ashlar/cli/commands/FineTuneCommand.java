package io.ashlar.cli.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.cli.api.ApiException;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.contracts.requests.TrainingData;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fine-tunes a model. */
@Command(
        name = "fine-tune",
        description = "Fine-tune a model on a dataset; the result is a new model in the catalog.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ashlar fine-tune all-minilm-l6-v2 --data messages --name my-classifier \\",
            "      --label category",
            "  ashlar fine-tune my-encoder --task token-classification --data entities \\",
            "      --name tagger -c tags=ner_tags",
            "  ashlar fine-tune bart-base --data articles --name summarizer -c document=body \\",
            "      --recipe maxTargetLength=64",
            "  ashlar fine-tune bart-base --data articles --name best \\",
            "      --recipe 'sweep={\"parameters\": {\"learningRate\": [1e-5, 1e-4]}}'",
            "  ashlar fine-tune my-base@2 --data messages@1 --name tuned --recipe epochs=3 \\",
            "      --recipe learningRate=1e-4"
        })
public final class FineTuneCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Parameters(paramLabel = "BASE[@VERSION]", description = "The model to start from.")
    private String base = "";

    @Option(names = "--data", required = true, description = "The training dataset: name or name@version.")
    private String data = "";

    @Option(names = "--validation", description = "A dataset, 'auto' (a tenth of the data; the default) or 'none'.")
    private @Nullable String validation;

    @Option(names = "--test", description = "A dataset, 'auto' (a tenth of the data; the default) or 'none'.")
    private @Nullable String test;

    @Option(names = "--name", required = true, description = "The name of the model that comes out.")
    private String name = "";

    @Option(names = "--task", description = "What it is tuned for (default: what the base is for).")
    private @Nullable String task;

    @Mixin
    private Columns columns = new Columns();

    @Option(names = "--recipe", paramLabel = "NAME=VALUE", description = "A parameter of the recipe; repeatable.")
    private Map<String, String> recipe = new LinkedHashMap<>();

    @Option(names = "--device", description = "auto (a GPU where there is one; the default), cpu or cuda.")
    private @Nullable String device;

    @Option(names = "--dry-run", description = "Only check everything and print the plan.")
    private boolean dryRun;

    @Option(
            names = "--measure-steps",
            paramLabel = "N",
            description = "With --dry-run: train so many steps (2 to 50) to estimate time and memory.")
    private @Nullable Integer measureSteps;

    @Option(names = "--detach", description = "Do not wait for the end.")
    private boolean detach;

    @Override
    public Integer call() {
        FineTuningRequest request = new FineTuningRequest(
                VersionRef.of(base),
                ModelTask.tuned(connection.api(), task, base),
                new TrainingData(VersionRef.of(data), validation, test),
                columns.byRole(),
                parse(recipe),
                device == null ? null : new FineTuningRequest.Compute(FineTuningRequest.Device.of(device)),
                new FineTuningRequest.Output(name));
        if (dryRun) {
            String query = measureSteps == null ? "" : "?measureSteps=" + measureSteps;
            connection.print(connection
                    .api()
                    .post("/api/v1/" + JobKind.FINE_TUNING.collection() + "/preflight" + query, request));
            return 0;
        }
        return connection.run(JobKind.FINE_TUNING.collection(), request, detach);
    }

    /** Values are JSON where they can be read as such, else text: {@code epochs=3}, {@code precision=bf16}. */
    static ObjectNode parse(Map<String, String> parameters) {
        ObjectNode recipe = JsonNodeFactory.instance.objectNode();
        parameters.forEach((key, value) -> {
            if (value.isBlank()) {
                throw new ApiException("--recipe " + key + "= has no value.", ApiException.USAGE, null);
            }
            try {
                recipe.set(key, Json.read(value, com.fasterxml.jackson.databind.JsonNode.class));
            } catch (UncheckedIOException text) {
                recipe.put(key, value);
            }
        });
        return recipe;
    }
}
