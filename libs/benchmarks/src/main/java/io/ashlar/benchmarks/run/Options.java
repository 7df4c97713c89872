package io.ashlar.benchmarks.run;

import io.ashlar.benchmarks.measure.Turns;
import io.ashlar.benchmarks.report.Report;
import io.ashlar.contracts.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every benchmark has. */
public final class Options {
    enum Output {
        TEXT,
        JSON
    }

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description = "a Python that has the peers (torch, transformers, onnxruntime); without it only Ashlar runs")
    private @Nullable String python;

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (the default) or json")
    private Output output = Output.TEXT;

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            description = "turns of each rival that count (default: ${DEFAULT-VALUE})")
    private int repetitions = 7;

    @Option(names = "--threads", paramLabel = "N", description = "threads of each rival (default: all cores)")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** A benchmark's body. */
    @FunctionalInterface
    public interface Body {
        Report run(Run run) throws IOException;
    }

    public Turns turns() {
        return Turns.of(repetitions);
    }

    public int repetitions() {
        return repetitions;
    }

    /** Runs it, prints its report, and answers the exit code. */
    public int execute(PrintWriter out, Body body) throws IOException {
        try (Run run = Run.begin(python, threads)) {
            Report report = body.run(run);
            out.println(
                    output == Output.JSON
                            ? Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report)
                            : report.text());
            out.flush();
            return report.isSound() ? 0 : 1;
        }
    }

    /** Formats as everywhere in reports: with a point, whatever the machine's language. */
    public static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
