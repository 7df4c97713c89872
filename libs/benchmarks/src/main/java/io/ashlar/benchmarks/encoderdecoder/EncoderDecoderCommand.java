package io.ashlar.benchmarks.encoderdecoder;

import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.SpeedCase;
import io.ashlar.benchmarks.report.SpeedReport;
import io.ashlar.benchmarks.run.CaseChoice;
import io.ashlar.benchmarks.run.Options;
import io.ashlar.benchmarks.run.Run;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.running.EncoderDecoderRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ashlar benchmark encoder-decoder}. */
@Command(
        name = "encoder-decoder",
        mixinStandardHelpOptions = true,
        description =
                "T5-small and a Marian model of true size (drawn weights): 8 sources of 30 tokens, 48 tokens written for"
                        + " each, greedily and with 4 beams, in fp32, bf16 and int8, beside transformers and CTranslate2.")
public final class EncoderDecoderCommand implements Callable<Integer> {
    private static final double ABOVE_TRANSFORMERS = 1.5;
    private static final double ABOVE_CTRANSLATE2 = 1.3;

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

    private SpeedReport measure(Run run) throws IOException {
        Machine machine = Machine.now(Clock.systemUTC());
        Map<String, String> folders = new LinkedHashMap<>();
        List<SpeedReport.Case> cases = new ArrayList<>();
        for (RandomWriter model : RandomWriter.values()) {
            folders.put(
                    model.title(), model.layOut(run.newFolder(model.title())).toString());
        }
        for (RandomWriter model : RandomWriter.values()) {
            for (Precision precision : Precision.values()) {
                List<Writing> wanted = List.of(1, 4).stream()
                        .map(beams -> new Writing(model, precision, beams))
                        .filter(writing -> choice.wants(writing.name()))
                        .toList();
                if (wanted.isEmpty() || precision == Precision.INT8 && !Precision.multipliesEightBits()) {
                    continue;
                }
                Path folder = Path.of(Objects.requireNonNull(folders.get(model.title())));
                try (EncoderDecoderRunner runner =
                        EncoderDecoderRunner.open(folder, new OpenOptions(precision, 0, run.threads()))) {
                    for (Writing writing : wanted) {
                        OwnWriter ours = new OwnWriter("ashlar", runner, writing);
                        cases.add(new SpeedCase(writing.name(), ours, rivals(run, folders, writing))
                                .play(options.turns()));
                    }
                }
            }
        }
        List<String> notes = new ArrayList<>(run.peers().versions());
        notes.add(Options.format("tokens of a piece of work: %d", Writing.SOURCES * Writing.TOKENS_OUT));
        return new SpeedReport("encoder-decoder", machine, run.threads(), choice.played(cases), notes);
    }

    private static List<SpeedCase.Entry> rivals(Run run, Map<String, String> folders, Writing writing) {
        List<SpeedCase.Entry> rivals = new ArrayList<>();
        Precision precision = writing.precision();
        if (precision != Precision.INT8) {
            rivals.add(rival(run, folders, "transformers", precision.wireName(), writing, ABOVE_TRANSFORMERS));
        }
        if (precision != Precision.BF16) {
            rivals.add(rival(run, folders, "ctranslate2", precision.wireName(), writing, ABOVE_CTRANSLATE2));
        }
        return rivals;
    }

    private static SpeedCase.Entry rival(
            Run run, Map<String, String> folders, String library, String precision, Writing writing, double bar) {
        Peers.State state = run.peers().load(library + "_writer", Map.of("models", folders));
        String name = library + " " + precision;
        return Peers.entry(state, name, bar, peer -> new PeerWriter(name, peer, precision, writing));
    }
}
