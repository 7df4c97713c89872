package io.ashlar.benchmarks.diffusion;

import io.ashlar.benchmarks.measure.Turns;
import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.peers.TimedPeer;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.SpeedCase;
import io.ashlar.benchmarks.report.SpeedReport;
import io.ashlar.benchmarks.run.CaseChoice;
import io.ashlar.benchmarks.run.Options;
import io.ashlar.benchmarks.run.Run;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.diffusion.StableDiffusion;
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
import picocli.CommandLine.Spec;

/** {@code ashlar benchmark text-to-image}. */
@Command(
        name = "text-to-image",
        mixinStandardHelpOptions = true,
        description =
                "Stable Diffusion with random weights that diffusers makes: a tiny pipeline in 10 steps, and one step of"
                        + " Stable Diffusion 1.5's size at 512 x 512, which needs 8 GB of memory.")
public final class TextToImageCommand implements Callable<Integer> {
    private static final double BAR = 1.0;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CaseChoice choice = new CaseChoice();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return options.execute(Objects.requireNonNull(spec).commandLine().getOut(), this::measure);
    }

    private SpeedReport measure(Run run) {
        Machine machine = Machine.now(Clock.systemUTC());
        List<SpeedReport.Case> cases = new ArrayList<>();
        List<Painting> wanted = List.of(Painting.values()).stream()
                .filter(painting -> choice.wants(painting.caseName()))
                .toList();
        Map<String, String> folders = new HashMap<>();
        wanted.forEach(painting ->
                folders.put(painting.title(), run.newFolder("pipeline").toString()));
        Peers.State diffusers = run.peers().load("diffusers_painting", Map.of("folders", folders));
        Peers.required(diffusers);
        for (Painting painting : wanted) {
            Path folder = Path.of(Objects.requireNonNull(folders.get(painting.title())));
            OpenOptions fp32 = new OpenOptions(Precision.FP32, 0, run.threads());
            try (StableDiffusion model = StableDiffusion.open(folder, fp32)) {
                SpeedCase.Entry rival = Peers.entry(
                        diffusers,
                        "diffusers fp32",
                        BAR,
                        peer -> new TimedPeer("diffusers fp32", peer, painting.request()));
                cases.add(new SpeedCase(painting.caseName(), new OwnPainting(model, painting), List.of(rival))
                        .play(turns(painting)));
            }
        }
        return new SpeedReport(
                "text-to-image",
                machine,
                run.threads(),
                choice.played(cases),
                run.peers().versions());
    }

    private Turns turns(Painting painting) {
        Turns usual = options.turns();
        return painting == Painting.TINY
                ? usual
                : new Turns(1, usual.repetitions(), usual.secondsATurn(), usual.pauseMillis());
    }
}
