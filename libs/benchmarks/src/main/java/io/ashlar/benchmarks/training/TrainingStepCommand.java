package io.ashlar.benchmarks.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.benchmarks.measure.ProcessMemory;
import io.ashlar.benchmarks.peers.PeerException;
import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.SpeedCase;
import io.ashlar.benchmarks.report.SpeedReport;
import io.ashlar.benchmarks.run.CaseChoice;
import io.ashlar.benchmarks.run.Options;
import io.ashlar.benchmarks.run.Run;
import io.ashlar.contracts.Json;
import io.ashlar.models.Precision;
import io.ashlar.models.running.TorchEngine;
import io.ashlar.models.training.data.RowOrder;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.recipe.Recipe;
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
import picocli.CommandLine.Spec;

/** {@code ashlar benchmark training-step}. */
@Command(
        name = "training-step",
        mixinStandardHelpOptions = true,
        description =
                "One optimisation step, dropout on, beside transformers: minilm (16 rows of 64 tokens), bert-base (8 of 128),"
                        + " gpt2 (4 of 128), t5-small (8 of 64, writing 32), vit-base (4 pictures), mixed (MiniLM on mixed"
                        + " lengths); and lora (of BERT-base, beside training it in full).")
public final class TrainingStepCommand implements Callable<Integer> {
    private static final int STEPS = 5_000;
    private static final String LORA = "lora";
    private static final double LORA_BAR = 1.3;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CaseChoice choice = new CaseChoice();

    @Option(names = "--precision", split = ",", paramLabel = "P", description = "fp32, bf16; default: both")
    private List<String> precisions = List.of("fp32", "bf16");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return options.execute(Objects.requireNonNull(spec).commandLine().getOut(), this::measure);
    }

    private SpeedReport measure(Run run) {
        Machine machine = Machine.now(Clock.systemUTC());
        TorchEngine.start(run.threads());
        Peers.State peer = run.peers().load("transformers_training", Map.of());
        List<SpeedReport.Case> cases = new ArrayList<>();
        List<String> notes = new ArrayList<>(run.peers().versions());
        Map<String, StepCase> known = StepCase.all();
        for (String name : names(known)) {
            if (!choice.wants(name)) {
                continue;
            }
            StepCase step = Objects.requireNonNull(known.get(name.equals(LORA) ? "bert-base" : name));
            Path base = base(run, step, peer);
            for (String precision : precisions) {
                cases.add(
                        name.equals(LORA) ? lora(run, step, base, precision) : play(run, step, base, precision, peer));
            }
        }
        if (cases.size() == 1 && peer instanceof Peers.State.Ready ready) {
            notes.add("peak memory of each process: ashlar " + ProcessMemory.peak() / 1024 + " MB, transformers "
                    + ready.peer().ask("memory", Map.of()).path("megabytes").asLong() + " MB");
        }
        return new SpeedReport("training-step", machine, run.threads(), choice.played(cases), notes);
    }

    private static List<String> names(Map<String, StepCase> known) {
        List<String> names = new ArrayList<>(known.keySet());
        names.add(LORA);
        return names;
    }

    /** Drawn weights are the peer's: without one only MiniLM can be timed. */
    private static Path base(Run run, StepCase step, Peers.State peer) {
        if (step.model().equals("minilm")) {
            return run.miniLm();
        }
        if (!(peer instanceof Peers.State.Ready ready)) {
            throw new PeerException("The weights of " + step.model()
                    + " are drawn by transformers: name a Python that has it with --python, or choose --only minilm.");
        }
        Path folder = run.newFolder(step.model());
        ready.peer().ask("base", Map.of("model", step.model(), "folder", folder.toString()));
        return folder;
    }

    private SpeedReport.Case play(Run run, StepCase step, Path base, String precision, Peers.State peer) {
        String name = "transformers " + precision;
        double bar = precision.equals(Precision.FP32.wireName()) ? step.fp32Bar() : step.bf16Bar();
        SpeedCase.Entry rival = Peers.entry(peer, name, bar, python -> {
            python.ask(
                    "begin",
                    Map.of(
                            "model", step.model(),
                            "folder", base.toString(),
                            "precision", precision,
                            "batch", step.batch(),
                            "rows", step.forPeer()));
            return new PeerTraining(name, python);
        });
        try (OwnTraining ours = new OwnTraining("ashlar", plan(run, step, base, recipe(step, precision)))) {
            return new SpeedCase(step.name() + " " + precision, ours, List.of(rival)).play(options.turns());
        } finally {
            if (peer instanceof Peers.State.Ready ready) {
                ready.peer().ask("end", Map.of());
            }
        }
    }

    private SpeedReport.Case lora(Run run, StepCase step, Path base, String precision) {
        ObjectNode adapted = recipe(step, precision);
        adapted.putObject(LORA).put("rank", 8).put("alpha", 16);
        try (OwnTraining full = new OwnTraining("full", plan(run, step, base, recipe(step, precision)));
                OwnTraining ours = new OwnTraining("ashlar, LoRA", plan(run, step, base, adapted))) {
            SpeedCase.Entry rival = new SpeedCase.Entry.Present(full, LORA_BAR);
            return new SpeedCase("lora of " + step.name() + " " + precision, ours, List.of(rival))
                    .play(options.turns());
        }
    }

    private static ObjectNode recipe(StepCase step, String precision) {
        ObjectNode recipe = Json.MAPPER.createObjectNode();
        recipe.put("precision", precision).put("trainBatchSize", step.batch());
        return recipe.put("maxSteps", STEPS).put("learningRate", 2e-5);
    }

    /** One epoch that never ends, so that no checkpoint is written between the turns. */
    private static TrainingPlan plan(Run run, StepCase step, Path base, ObjectNode recipe) {
        return new TrainingPlan(
                base,
                run.newFolder("training"),
                Recipe.parse(recipe, step.objective().task()),
                step.objective(),
                step.rows(),
                List.of(),
                TrainingPlan.Course.of(RowOrder.given(List.of(step.order(STEPS)), step.batch())));
    }
}
