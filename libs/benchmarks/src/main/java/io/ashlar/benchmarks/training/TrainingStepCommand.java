package io.ashlar.benchmarks.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.benchmarks.Options;
import io.ashlar.benchmarks.Run;
import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.SpeedCase;
import io.ashlar.benchmarks.report.SpeedReport;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.models.Precision;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.training.data.RowOrder;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.models.training.objectives.TextClassificationObjective;
import io.ashlar.models.training.recipe.Recipe;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ashlar benchmark training-step}. */
@Command(
        name = "training-step",
        mixinStandardHelpOptions = true,
        description =
                "One optimisation step of MiniLM as a classifier, 16 rows of 64 tokens, dropout on, in fp32 and bf16, beside"
                        + " transformers.")
public final class TrainingStepCommand implements Callable<Integer> {
    private static final int ROWS = 16;
    private static final int TOKENS = 64;
    private static final int STEPS = 20_000;
    private static final List<String> LABELS = List.of("a", "b", "c", "d");

    @Mixin
    private Options options = new Options();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return options.execute(Objects.requireNonNull(spec).commandLine().getOut(), this::measure);
    }

    private SpeedReport measure(Run run) {
        Machine machine = Machine.now(Clock.systemUTC());
        TorchEngine.start(run.threads());
        List<TextRow> rows = rows();
        Peers.State peer = run.peers()
                .load(
                        "transformers_training",
                        Map.of(
                                "model", run.miniLm().toString(),
                                "labels", LABELS.size(),
                                "ids",
                                        rows.stream()
                                                .map(row -> row.encoding().ids())
                                                .toList(),
                                "targets",
                                        rows.stream()
                                                .map(row -> (int) row.target()[0])
                                                .toList()));
        List<SpeedReport.Case> cases = new ArrayList<>();
        for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
            cases.add(play(run, precision, rows, peer));
        }
        return new SpeedReport(
                "training-step", machine, run.threads(), cases, run.peers().versions());
    }

    private SpeedReport.Case play(Run run, Precision precision, List<TextRow> rows, Peers.State peer) {
        String name = "transformers " + precision.wireName();
        SpeedCase.Entry rival = Peers.entry(peer, name, precision == Precision.FP32 ? 0.95 : 1.1, python -> {
            python.ask("begin", Map.of("precision", precision.wireName()));
            return new PeerTraining(name, python);
        });
        try (OwnTraining ours = new OwnTraining(plan(run, precision, rows))) {
            return new SpeedCase(ROWS + " x " + TOKENS + " " + precision.wireName(), ours, List.of(rival))
                    .play(options.turns());
        }
    }

    /** One epoch that never ends, so that no checkpoint is written between the turns. */
    private static TrainingPlan plan(Run run, Precision precision, List<TextRow> rows) {
        ObjectNode recipe = Json.MAPPER.createObjectNode();
        recipe.put("precision", precision.wireName()).put("trainBatchSize", ROWS);
        recipe.put("maxSteps", STEPS).put("learningRate", 2e-5);
        int[] order = IntStream.range(0, STEPS * ROWS).map(i -> i % ROWS).toArray();
        return new TrainingPlan(
                run.miniLm(),
                run.newFolder("training"),
                Recipe.parse(recipe, Task.TEXT_CLASSIFICATION),
                new TextClassificationObjective(LABELS, LossFunction.SINGLE_LABEL),
                List.copyOf(rows),
                List.of(),
                TrainingPlan.Course.of(RowOrder.given(List.of(order), ROWS)));
    }

    private static List<TextRow> rows() {
        Random random = new Random(3);
        return IntStream.range(0, ROWS)
                .mapToObj(row -> {
                    long[] ids = random.longs(TOKENS, 1000, 30522).toArray();
                    ids[0] = 101;
                    ids[TOKENS - 1] = 102;
                    return new TextRow(Encoding.ofIds(ids, new long[TOKENS]), new float[] {row % LABELS.size()});
                })
                .toList();
    }
}
