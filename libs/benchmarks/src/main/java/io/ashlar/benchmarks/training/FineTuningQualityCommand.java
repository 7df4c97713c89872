package io.ashlar.benchmarks.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.run.Options;
import io.ashlar.benchmarks.run.Run;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.models.running.TorchEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar benchmark fine-tuning-quality TRAIN TEST}. */
@Command(
        name = "fine-tuning-quality",
        mixinStandardHelpOptions = true,
        description =
                "Fine-tunes a model with Ashlar and with transformers' Trainer from the same start, on the same rows in the same"
                        + " order, once for each seed, and compares what the test rows say. Classifications and questions begin"
                        + " with MiniLM; the other tasks with a small model that is drawn from the seed. Exits with 1 where ours"
                        + " is worse by more than two standard errors of the paired difference.")
public final class FineTuningQualityCommand implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "TRAIN", description = "rows to train on: JSONL")
    private @Nullable Path train;

    @Parameters(index = "1", paramLabel = "TEST", description = "rows to test with, of the same columns")
    private @Nullable Path test;

    @Option(names = "--task", paramLabel = "TASK", description = "default: ${DEFAULT-VALUE}")
    private String task = "text-classification";

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            description = "a text, words, a document, a prompt or a picture's file; default: ${DEFAULT-VALUE}")
    private String text = "text";

    @Option(names = "--text-pair", paramLabel = "COLUMN", description = "a second text, or more of the prompt")
    private @Nullable String textPair;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "a label, several, tags, or the text to be written; default: ${DEFAULT-VALUE}")
    private String label = "label";

    @Option(names = "--seeds", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int seeds = 5;

    @Option(names = "--first-seed", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int firstSeed = 1;

    @Option(names = "--train-rows", paramLabel = "N", description = "the first rows of TRAIN; default: all")
    private int trainRows;

    @Option(names = "--test-rows", paramLabel = "N", description = "the first rows of TEST; default: all")
    private int testRows;

    @Option(names = "--max-tokens", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int maxTokens = 128;

    @Option(names = "--epochs", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int epochs = 3;

    @Option(names = "--batch", paramLabel = "ROWS", description = "default: ${DEFAULT-VALUE}")
    private int batch = 16;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "default: ${DEFAULT-VALUE}")
    private double learningRate = 1e-4;

    @Option(names = "--precision", paramLabel = "PRECISION", description = "fp32 or bf16; default: ${DEFAULT-VALUE}")
    private String precision = "fp32";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return options.execute(Objects.requireNonNull(spec).commandLine().getOut(), this::compare);
    }

    private QualityReport compare(Run run) throws IOException {
        Machine machine = Machine.now(Clock.systemUTC());
        Path trainFile = Objects.requireNonNull(train);
        Path pictures = Objects.requireNonNull(trainFile.toAbsolutePath().getParent());
        QualityColumns columns = new QualityColumns(text, textPair, label);
        List<JsonNode> rows = QualityColumns.read(trainFile, trainRows);
        List<JsonNode> tested = QualityColumns.read(Objects.requireNonNull(test), testRows);
        TorchEngine.start(run.threads());
        Task wanted = Task.of(task);
        Path base = QualityBase.of(wanted, run, columns, rows);
        QualityData data = new QualityCases(base, columns, rows, tested, pictures, maxTokens).of(wanted);
        Map<String, Object> request = new HashMap<>();
        request.put("task", task);
        request.put("model", base.toString());
        request.put("labels", data.objective().labels());
        request.put("together", QualityRun.EVALUATED_TOGETHER);
        request.put("several", data.metric().equals("f1_micro"));
        request.put("train", data.forPeer(data.train()));
        request.put("test", data.forPeer(data.test()));
        Peers.State peer = run.peers().load("transformers_quality", request);
        QualityRun both = new QualityRun(run, base, data, recipe(), peer);
        List<QualityReport.Seed> results = new ArrayList<>();
        for (int seed = firstSeed; seed < firstSeed + seeds; seed++) {
            QualityReport.Seed result = both.seed(seed);
            System.err.println(result); // a run takes long: it shows that it goes on
            results.add(result);
        }
        List<String> notes = new ArrayList<>(run.peers().versions());
        notes.add("recipe: " + recipe());
        String missing = peer instanceof Peers.State.Missing absent ? absent.reason() : null;
        QualityReport.Subject subject = new QualityReport.Subject(
                trainFile.toString(), data.metric(), data.train().size(), tested.size());
        return new QualityReport(subject, machine, results, missing, notes);
    }

    private ObjectNode recipe() {
        ObjectNode recipe = Json.MAPPER.createObjectNode();
        recipe.put("precision", precision).put("trainBatchSize", batch).put("epochs", epochs);
        recipe.put("learningRate", learningRate).put("scheduler", "linear").put("warmupRatio", 0.1);
        return recipe.put("weightDecay", 0.01).put("maxGradNorm", 1.0);
    }
}
