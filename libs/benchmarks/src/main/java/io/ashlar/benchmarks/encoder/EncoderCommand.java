package io.ashlar.benchmarks.encoder;

import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.SpeedCase;
import io.ashlar.benchmarks.report.SpeedReport;
import io.ashlar.benchmarks.run.CaseChoice;
import io.ashlar.benchmarks.run.Options;
import io.ashlar.benchmarks.run.Run;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextModel;
import io.ashlar.models.TextModels;
import io.ashlar.models.tokenizers.Encoding;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ashlar benchmark encoder}. */
@Command(
        name = "encoder",
        mixinStandardHelpOptions = true,
        description =
                "MiniLM's forward: 32 x 128 tokens, 1 x 32, and 64 requests of mixed lengths, beside transformers (padded to"
                        + " the longest) and ONNX Runtime.")
public final class EncoderCommand implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Mixin
    private CaseChoice choice = new CaseChoice();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return options.execute(spec().commandLine().getOut(), this::measure);
    }

    private CommandSpec spec() {
        return java.util.Objects.requireNonNull(spec);
    }

    private SpeedReport measure(Run run) {
        Machine machine = Machine.now(Clock.systemUTC());
        Peers.State transformers = run.transformersEncoder();
        Peers.State onnx = run.onnxRuntimeEncoder();
        List<Shape> shapes = List.of(Shape.even(32, 128), Shape.even(1, 32), Shape.mixed(64, 40));
        List<SpeedReport.Case> cases = new ArrayList<>();
        for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
            try (TextModel<float[][]> model =
                    TextModels.openFeatureExtraction(run.miniLm(), new OpenOptions(precision, 0, run.threads()))) {
                for (Shape shape : shapes) {
                    String name = shape.name() + " " + precision.wireName();
                    if (choice.wants(name)) {
                        cases.add(new SpeedCase(
                                        name,
                                        new OwnEncoder("ashlar", model, encodings(shape)),
                                        rivals(shape, precision, transformers, onnx))
                                .play(options.turns()));
                    }
                }
            }
        }
        List<String> notes = new ArrayList<>(run.peers().versions());
        Shape mixed = shapes.get(2);
        notes.add(Options.format(
                "mixed: 64 requests, %d tokens, the longest %d: padded %d",
                mixed.tokens(), mixed.longest(), 64 * mixed.longest()));
        return new SpeedReport("encoder", machine, run.threads(), choice.played(cases), notes);
    }

    private static List<Encoding> encodings(Shape shape) {
        return shape.ids().stream()
                .map(ids -> Encoding.ofIds(ids, new long[ids.length]))
                .toList();
    }

    private static List<SpeedCase.Entry> rivals(
            Shape shape, Precision precision, Peers.State transformers, Peers.State onnx) {
        List<SpeedCase.Entry> rivals = new ArrayList<>();
        rivals.add(
                rival(transformers, "transformers " + precision.wireName(), shape, precision, bar(shape, precision)));
        if (precision == Precision.FP32) {
            Double bar = shape.name().startsWith("32") ? 1.0 : null;
            rivals.add(rival(onnx, "ONNX Runtime fp32", shape, precision, bar));
        }
        return rivals;
    }

    private static @Nullable Double bar(Shape shape, Precision precision) {
        if (shape.name().startsWith("mixed")) {
            return 3.0;
        }
        if (shape.name().startsWith("32")) {
            return precision == Precision.FP32 ? 1.0 : 0.97;
        }
        return null;
    }

    private static SpeedCase.Entry rival(
            Peers.State state, String name, Shape shape, Precision precision, @Nullable Double bar) {
        return Peers.entry(state, name, bar, peer -> {
            peer.ask("batch", Map.of("name", shape.name(), "ids", shape.ids()));
            return new PeerEncoder(name, peer, shape.name(), precision.wireName());
        });
    }
}
