package io.ashlar.benchmarks.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.Report;
import io.ashlar.benchmarks.report.Table;
import io.ashlar.benchmarks.run.Options;
import java.util.List;

/**
 * The same requests seen from both ends, in milliseconds.
 *
 * @param client from the call of the stub to its answer
 * @param queue from the permit before the queue to the answer of the queue: what a caller in the service's own process
 *     waits
 */
record LatencyReport(
        String endpoint,
        Machine machine,
        int rate,
        int tokens,
        long requests,
        Times client,
        Times queue,
        List<String> notes)
        implements Report {
    private static final double BAR_MILLIS = 1;

    LatencyReport {
        notes = List.copyOf(notes);
    }

    record Times(double meanMillis, double p50Millis, double p90Millis, double p99Millis) {}

    /** What gRPC adds at the 99th percentile. */
    @JsonProperty
    double addedP99Millis() {
        return client.p99Millis() - queue.p99Millis();
    }

    @Override
    public boolean isSound() {
        return true;
    }

    @Override
    public String text() {
        Table table = new Table("", "mean ms", "p50", "p90", "p99");
        add(table, "over gRPC", client);
        add(table, "in the queue", queue);
        StringBuilder text = new StringBuilder("serving-latency of " + endpoint + ": " + machine.text() + "\n\n");
        text.append(
                Options.format("%d requests of %d tokens, %d a second%n%n%s%n", requests, tokens, rate, table.text()));
        text.append(Options.format(
                "gRPC adds %.2f ms at p99, at most %.0f: %s%n",
                addedP99Millis(), BAR_MILLIS, addedP99Millis() <= BAR_MILLIS ? "met" : "MISSED"));
        notes.forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    private static void add(Table table, String name, Times times) {
        table.row(
                name,
                Options.format("%.2f", times.meanMillis()),
                Options.format("%.2f", times.p50Millis()),
                Options.format("%.2f", times.p90Millis()),
                Options.format("%.2f", times.p99Millis()));
    }
}
