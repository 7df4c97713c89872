package io.ashlar.benchmarks.decoder;

import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.SpeedCase;
import io.ashlar.benchmarks.report.SpeedReport;
import io.ashlar.benchmarks.run.CaseChoice;
import io.ashlar.benchmarks.run.Options;
import io.ashlar.benchmarks.run.Run;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.running.DecoderRunner;
import java.io.IOException;
import java.nio.file.Path;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ashlar benchmark decoder}. */
@Command(
        name = "decoder",
        mixinStandardHelpOptions = true,
        description =
                "Greedy generation of GPT-2 (124M, drawn weights): 1 and 8 prompts of 32 tokens, in fp32, bf16 and"
                        + " int8, beside transformers and CTranslate2.")
public final class DecoderCommand implements Callable<Integer> {
    private static final int PROMPT = 32;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CaseChoice choice = new CaseChoice();

    @Option(
            names = "--new-tokens",
            paramLabel = "N",
            description = "tokens that follow each prompt (default: ${DEFAULT-VALUE})")
    private int newTokens = 64;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return options.execute(Objects.requireNonNull(spec).commandLine().getOut(), this::measure);
    }

    private SpeedReport measure(Run run) throws IOException {
        Machine machine = Machine.now(Clock.systemUTC());
        Path model = RandomGpt2.layOut(run.newFolder("gpt2"));
        List<SpeedReport.Case> cases = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Precision precision : Precision.values()) {
            List<Integer> batches = List.of(1, 8).stream()
                    .filter(batch -> choice.wants(name(batch, precision)))
                    .toList();
            if (batches.isEmpty()) {
                continue;
            }
            try (DecoderRunner runner = DecoderRunner.open(model, new OpenOptions(precision, 0, run.threads()))) {
                for (int batch : batches) {
                    cases.add(play(run, model, precision, runner, prompts(batch), notes));
                }
            }
        }
        notes.addAll(run.peers().versions());
        return new SpeedReport("decoder", machine, run.threads(), choice.played(cases), notes);
    }

    private SpeedReport.Case play(
            Run run, Path model, Precision precision, DecoderRunner runner, List<long[]> prompts, List<String> notes) {
        OwnDecoder ours = new OwnDecoder("ashlar " + precision.wireName(), runner, prompts, newTokens);
        List<SpeedCase.Entry> rivals = new ArrayList<>();
        for (Bar bar : bars(precision)) {
            Peers.State state = run.peers().load(bar.script(), Map.of("model", model.toString()));
            rivals.add(Peers.entry(state, bar.name(), bar.atLeast(), python -> {
                PeerDecoder peer = new PeerDecoder(bar.name(), python, bar.precision(), prompts, newTokens);
                notes.add(Options.format(
                        "%s: %.1f%% of its tokens are those of %s",
                        name(prompts.size(), precision), 100 * ours.agreement(peer.generate()), bar.name()));
                return peer;
            }));
        }
        return new SpeedCase(name(prompts.size(), precision), ours, rivals).play(options.turns());
    }

    /** A peer beside one of our precisions. */
    private record Bar(
            String script,
            String name,
            String precision,
            @Nullable Double atLeast) {}

    private static List<Bar> bars(Precision precision) {
        Bar translate = new Bar("ctranslate2_decoder", "CTranslate2 fp32", "fp32", 1.2);
        Bar transformers = new Bar("transformers_decoder", "transformers fp32", "fp32", 1.8);
        return switch (precision) {
            case FP32 -> List.of(transformers, translate);
            case BF16 -> List.of(new Bar("transformers_decoder", "transformers bf16", "bf16", 2.0));
            case INT8 -> List.of(new Bar("ctranslate2_decoder", "CTranslate2 int8", "int8", 2.0));
        };
    }

    private String name(int batch, Precision precision) {
        return batch + " x " + PROMPT + " + " + newTokens + " " + precision.wireName();
    }

    private static List<long[]> prompts(int batch) {
        Random random = new Random(5);
        return IntStream.range(0, batch)
                .mapToObj(row ->
                        random.longs(PROMPT, 0, RandomGpt2.VOCABULARY - 1).toArray())
                .toList();
    }
}
