package io.ashlar.benchmarks.opening;

import io.ashlar.benchmarks.measure.Turns;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.SpeedCase;
import io.ashlar.benchmarks.report.SpeedReport;
import io.ashlar.benchmarks.run.CaseChoice;
import io.ashlar.benchmarks.run.Options;
import io.ashlar.benchmarks.run.Run;
import io.ashlar.models.Precision;
import java.io.IOException;
import java.nio.file.Files;
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

/** {@code ashlar benchmark opening}. */
@Command(
        name = "opening",
        mixinStandardHelpOptions = true,
        description = "Opening BERT-base and GPT-2 (drawn weights), in fp32 and bf16, each in a"
                + " process of its own beside transformers' from_pretrained: seconds to the first answer, and peak"
                + " memory over the weights.")
public final class OpeningCommand implements Callable<Integer> {
    private static final double TIME_BAR = 1.0;
    private static final double MEMORY_BAR = 1.3;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CaseChoice choice = new CaseChoice();

    @Option(names = "--cold", description = "the files are not in the page cache (needs dd of GNU coreutils)")
    private boolean cold;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return options.execute(Objects.requireNonNull(spec).commandLine().getOut(), this::measure);
    }

    private SpeedReport measure(Run run) throws IOException {
        Machine machine = Machine.now(Clock.systemUTC());
        Rivals rivals = new Rivals(run, cold);
        List<SpeedReport.Case> cases = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (OpenedPackage each : OpenedPackage.values()) {
            Path folder = run.newFolder(each.title());
            Path tiny = run.newFolder("tiny");
            for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
                String name = each.title() + " " + precision.wireName();
                if (!choice.wants(name)) {
                    continue;
                }
                if (!Files.exists(folder.resolve("config.json"))) {
                    each.layOut(folder, false);
                    each.layOut(tiny, true);
                }
                OpeningProcess ours = rivals.ours(each, tiny, folder, precision);
                OpeningProcess peer = run.python() == null ? null : rivals.peer(each, tiny, folder, precision);
                cases.add(new SpeedCase(name, ours, List.of(entry(peer)))
                        .play(new Turns(1, options.repetitions(), 0, 100)));
                notes.add(note(name, ours, peer));
            }
        }
        return new SpeedReport("opening" + (cold ? ", cold" : ""), machine, run.threads(), choice.played(cases), notes);
    }

    private static SpeedCase.Entry entry(@Nullable OpeningProcess peer) {
        return peer == null
                ? new SpeedCase.Entry.Missing("transformers", "not run: name a Python that has it by --python")
                : new SpeedCase.Entry.Present(peer, TIME_BAR);
    }

    private static String note(String name, OpeningProcess ours, @Nullable OpeningProcess peer) {
        double held = ours.weightsHeld();
        String text = Options.format(
                "%s: open after %.2f s; peak memory %.2f times the weights (bar %.1f: %s)",
                name, ours.opened(), held, MEMORY_BAR, held <= MEMORY_BAR ? "met" : "MISSED");
        return peer == null
                ? text
                : text + Options.format("; transformers after %.2f s, %.2f times", peer.opened(), peer.weightsHeld());
    }

    /** The processes that take turns. */
    private record Rivals(Run run, boolean cold) {
        OpeningProcess ours(OpenedPackage each, Path tiny, Path folder, Precision precision) {
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OpeningMain.class.getName(),
                    each.name(),
                    tiny.toString(),
                    folder.toString(),
                    precision.name(),
                    Integer.toString(run.threads()));
            return process("ashlar " + precision.wireName(), command, folder);
        }

        OpeningProcess peer(OpenedPackage each, Path tiny, Path folder, Precision precision) {
            Path script = run.peers().script("transformers_opening");
            List<String> command = List.of(
                    Objects.requireNonNull(run.python()),
                    script.toString(),
                    each.peerClass(),
                    tiny.toString(),
                    folder.toString(),
                    precision.wireName(),
                    Integer.toString(run.threads()));
            return process("transformers " + precision.wireName(), command, folder);
        }

        private OpeningProcess process(String name, List<String> command, Path folder) {
            Map<String, String> environment =
                    Map.of("OMP_NUM_THREADS", Integer.toString(run.threads()), "HF_HUB_OFFLINE", "1");
            Path log = run.newFolder("opening").resolve("log");
            return new OpeningProcess(
                    name, command, environment, log, cold ? new PageCache(List.of(folder)) : PageCache.WARM);
        }
    }
}
