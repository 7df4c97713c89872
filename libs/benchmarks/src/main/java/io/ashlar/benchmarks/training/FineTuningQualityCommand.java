package io.ashlar.benchmarks.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.benchmarks.Options;
import io.ashlar.benchmarks.Run;
import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.contracts.Json;
import io.ashlar.datasets.columns.TextClassificationColumns;
import io.ashlar.models.running.TorchEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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
                "Fine-tunes MiniLM and transformers' Trainer from the same start, on the same rows in the same order, once for"
                        + " each seed, and compares the accuracies. Exits with 1 where ours is below by more than two standard"
                        + " errors of the paired difference.")
public final class FineTuningQualityCommand implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "TRAIN", description = "rows to train on: JSONL, CSV, TSV or Parquet")
    private @Nullable Path train;

    @Parameters(index = "1", paramLabel = "TEST", description = "rows to test with, of the same columns")
    private @Nullable Path test;

    @Option(names = "--text", paramLabel = "COLUMN", description = "default: ${DEFAULT-VALUE}")
    private String text = "text";

    @Option(names = "--text-pair", paramLabel = "COLUMN", description = "the second text of a pair, if there is one")
    private @Nullable String textPair;

    @Option(names = "--label", paramLabel = "COLUMN", description = "default: ${DEFAULT-VALUE}")
    private String label = "label";

    @Option(names = "--seeds", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int seeds = 5;

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
        TorchEngine.start(run.threads());
        QualityData data = QualityData.read(
                run.miniLm(),
                trainFile,
                Objects.requireNonNull(test),
                new TextClassificationColumns(text, textPair, label),
                128);
        Peers.State peer = run.peers()
                .load(
                        "transformers_quality",
                        Map.of(
                                "model", run.miniLm().toString(),
                                "labels", data.labels(),
                                "train", QualityData.forPeer(data.train()),
                                "test", QualityData.forPeer(data.test())));
        QualityRun both = new QualityRun(run, data, recipe(), peer);
        List<QualityReport.Seed> results = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            QualityReport.Seed result = both.seed(seed);
            System.err.println(result); // a run takes long: it shows that it goes on
            results.add(result);
        }
        List<String> notes = new ArrayList<>(run.peers().versions());
        notes.add("recipe: " + recipe());
        String missing = peer instanceof Peers.State.Missing absent ? absent.reason() : null;
        return new QualityReport(
                trainFile.toString(), machine, data.train().size(), data.test().size(), results, missing, notes);
    }

    private ObjectNode recipe() {
        ObjectNode recipe = Json.MAPPER.createObjectNode();
        recipe.put("precision", precision).put("trainBatchSize", batch).put("epochs", epochs);
        recipe.put("learningRate", learningRate).put("scheduler", "linear").put("warmupRatio", 0.1);
        return recipe.put("weightDecay", 0.01).put("maxGradNorm", 1.0);
    }
}
