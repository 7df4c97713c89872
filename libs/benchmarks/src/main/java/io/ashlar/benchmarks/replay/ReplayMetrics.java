package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code replay-metrics FOLDER...}: a line a case, then the values that differ. The exit code is 1 where one does, and
 * 2 where there is nothing to replay.
 */
public final class ReplayMetrics {
    private static final int MAX_SHOWN = 20;

    private final PrintStream out;
    private int passed;
    private int failed;
    private int unsupported;

    private ReplayMetrics(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] folders) {
        System.exit(run(System.out, folders));
    }

    /** The same without ending the process. */
    static int run(PrintStream out, String... folders) {
        ReplayMetrics replay = new ReplayMetrics(out);
        try {
            for (String folder : folders) {
                for (MetricCase each : MetricCase.in(Path.of(folder))) {
                    replay.replay(each);
                }
            }
        } catch (IOException e) {
            out.println("cannot read the cases: " + e);
            return 2;
        }
        return replay.summary();
    }

    private void replay(MetricCase each) {
        try {
            Optional<JsonNode> values = each.values();
            if (values.isEmpty()) {
                unsupported++;
                out.printf("  -   %-24s task %s is not supported yet%n", each.name(), each.task());
                return;
            }
            GoldenComparison comparison = new GoldenComparison(each.parameters().path("tolerance"));
            comparison.compare("", each.golden(), values.get());
            tell(each, comparison);
        } catch (IOException | RuntimeException e) {
            failed++;
            out.printf("FAIL  %-24s %s%n", each.name(), e);
        }
    }

    private void tell(MetricCase each, GoldenComparison comparison) {
        List<String> differences = comparison.differences();
        if (differences.isEmpty()) {
            passed++;
            out.printf("ok    %-24s %d values%n", each.name(), comparison.values());
            return;
        }
        failed++;
        out.printf("FAIL  %-24s %d of %d values differ%n", each.name(), differences.size(), comparison.values());
        differences.stream().limit(MAX_SHOWN).forEach(difference -> out.println("        " + difference));
        if (differences.size() > MAX_SHOWN) {
            out.println("        and " + (differences.size() - MAX_SHOWN) + " more");
        }
    }

    private int summary() {
        if (passed + failed + unsupported == 0) {
            out.println("no case found: name a folder that has golden.json, or a folder of such folders");
            return 2;
        }
        out.printf("%d passed, %d failed, %d not supported yet%n", passed, failed, unsupported);
        return failed > 0 ? 1 : 0;
    }
}
