package io.ashlar.benchmarks.replay;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ashlar benchmark replay-metrics FOLDER...}. */
@Command(
        name = "replay-metrics",
        mixinStandardHelpOptions = true,
        description =
                "Predictions with the values that other libraries give them, measured by ours; a line a case. Exits with 1"
                        + " where one differs.")
public final class ReplayMetricsCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "a case, or a folder of cases")
    private List<String> folders = List.of();

    @Override
    public Integer call() {
        return ReplayMetrics.run(System.out, folders.toArray(String[]::new));
    }
}
