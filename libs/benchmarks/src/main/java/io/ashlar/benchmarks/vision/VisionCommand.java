package io.ashlar.benchmarks.vision;

import io.ashlar.benchmarks.peers.PeerException;
import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.peers.TimedPeer;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.SpeedCase;
import io.ashlar.benchmarks.report.SpeedReport;
import io.ashlar.benchmarks.run.Options;
import io.ashlar.benchmarks.run.Run;
import io.ashlar.models.ImageClassificationModel;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
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
import picocli.CommandLine.Spec;

/** {@code ashlar benchmark vision}. */
@Command(
        name = "vision",
        mixinStandardHelpOptions = true,
        description =
                "ViT of the base size on 8 pictures, with random weights that transformers makes, beside it and ONNX Runtime.")
public final class VisionCommand implements Callable<Integer> {
    private static final int PICTURES = 8;
    private static final double ONNX_BAR = 1.1;

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
        return new SpeedReport(
                "vision",
                machine,
                run.threads(),
                classification(run),
                run.peers().versions());
    }

    private List<SpeedReport.Case> classification(Run run) {
        Path folder = run.newFolder("vit");
        Map<String, Object> files = Map.of(
                "folder", folder.toString(),
                "onnx", folder.resolve("model.onnx").toString(),
                "pixels", folder.resolve("pixels.bin").toString(),
                "pictures", PICTURES);
        Peers.State transformers = run.peers().load("transformers_vision", files);
        Peers.required(transformers);
        Peers.State onnx = exported(transformers, run, files);
        List<SpeedReport.Case> cases = new ArrayList<>();
        for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
            try (ImageClassificationModel model = ImageClassificationModel.open(folder, own(precision, run))) {
                List<SpeedCase.Entry> rivals = new ArrayList<>();
                rivals.add(Peers.entry(
                        transformers,
                        "transformers " + precision.wireName(),
                        null,
                        peer -> new TimedPeer(
                                "transformers " + precision.wireName(),
                                peer,
                                Map.of("precision", precision.wireName()))));
                if (precision == Precision.FP32) {
                    rivals.add(Peers.entry(
                            onnx,
                            "ONNX Runtime fp32",
                            ONNX_BAR,
                            peer -> new TimedPeer("ONNX Runtime fp32", peer, Map.of())));
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

    private static OpenOptions own(Precision precision, Run run) {
        return new OpenOptions(precision, 0, run.threads());
    }
}
