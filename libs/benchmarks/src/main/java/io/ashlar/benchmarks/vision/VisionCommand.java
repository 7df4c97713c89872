package io.ashlar.benchmarks.vision;

import io.ashlar.benchmarks.Options;
import io.ashlar.benchmarks.Run;
import io.ashlar.benchmarks.peers.PeerException;
import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.SpeedCase;
import io.ashlar.benchmarks.report.SpeedReport;
import io.ashlar.models.ImageClassificationModel;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.diffusion.StableDiffusion;
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

/** {@code ashlar benchmark vision}. */
@Command(
        name = "vision",
        mixinStandardHelpOptions = true,
        description =
                "ViT of the base size on 8 pictures, and one step of Stable Diffusion 1.5's size at 512 x 512, both with random"
                        + " weights that the peers make; beside transformers, ONNX Runtime and diffusers.")
public final class VisionCommand implements Callable<Integer> {
    private static final int PICTURES = 8;
    private static final double ONNX_BAR = 1.1;
    private static final double PEER_BAR = 1.0;

    @Mixin
    private Options options = new Options();

    @Option(names = "--only", paramLabel = "TEXT", description = "only the cases whose name has this in it")
    private String only = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return options.execute(Objects.requireNonNull(spec).commandLine().getOut(), this::measure);
    }

    private SpeedReport measure(Run run) {
        Machine machine = Machine.now(Clock.systemUTC());
        List<SpeedReport.Case> cases = new ArrayList<>();
        if ("ViT".contains(only) || only.startsWith("ViT")) {
            cases.addAll(classification(run));
        }
        if ("denoising".contains(only)) {
            cases.addAll(denoising(run));
        }
        return new SpeedReport("vision", machine, run.threads(), cases, run.peers().versions());
    }

    private List<SpeedReport.Case> classification(Run run) {
        Path folder = run.newFolder("vit");
        Map<String, Object> files = Map.of(
                "folder", folder.toString(),
                "onnx", folder.resolve("model.onnx").toString(),
                "pixels", folder.resolve("pixels.bin").toString(),
                "pictures", PICTURES);
        Peers.State transformers = run.peers().load("transformers_vision", files);
        Peers.State onnx = exported(transformers, run, files);
        List<SpeedReport.Case> cases = new ArrayList<>();
        for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
            required(transformers);
            try (ImageClassificationModel model = ImageClassificationModel.open(folder, own(precision, run))) {
                List<SpeedCase.Entry> rivals = new ArrayList<>();
                rivals.add(Peers.entry(
                        transformers,
                        "transformers " + precision.wireName(),
                        PEER_BAR,
                        peer -> new TimedPeer("transformers " + precision.wireName(), peer, precision.wireName())));
                if (precision == Precision.FP32) {
                    rivals.add(Peers.entry(
                            onnx,
                            "ONNX Runtime fp32",
                            ONNX_BAR,
                            peer -> new TimedPeer("ONNX Runtime fp32", peer, "fp32")));
                }
                String name = "ViT base, 8 pictures, " + precision.wireName();
                cases.add(new SpeedCase(name, OwnClassifier.of(model, PICTURES), rivals).play(options.turns()));
            }
        }
        return cases;
    }

    private static Peers.State exported(Peers.State transformers, Run run, Map<String, Object> files) {
        if (!(transformers instanceof Peers.State.Ready ready)) {
            return transformers;
        }
        try {
            ready.peer().ask("export", Map.of());
        } catch (PeerException e) {
            return new Peers.State.Missing("not run: no ONNX file: " + e.getMessage());
        }
        return run.peers().load("onnxruntime_vision", files);
    }

    private List<SpeedReport.Case> denoising(Run run) {
        Path folder = run.newFolder("diffusion");
        Peers.State diffusers = run.peers().load("diffusers_step", Map.of("folder", folder.toString()));
        required(diffusers);
        try (StableDiffusion model = StableDiffusion.open(folder, own(Precision.FP32, run))) {
            SpeedCase.Entry rival = Peers.entry(
                    diffusers, "diffusers fp32", PEER_BAR, peer -> new TimedPeer("diffusers fp32", peer, "fp32"));
            return List.of(new SpeedCase("denoising step 512 x 512, fp32", new OwnStep(model), List.of(rival))
                    .play(options.turns()));
        }
    }

    private static OpenOptions own(Precision precision, Run run) {
        return new OpenOptions(precision, null, null, 0, run.threads());
    }

    /** The peers make the packages: without them there is nothing to run. */
    private static void required(Peers.State state) {
        if (state instanceof Peers.State.Missing missing) {
            throw new PeerException("The peer makes the package that is measured: " + missing.reason());
        }
    }
}
