package io.ashlar.benchmarks.parity;

import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.Report;
import io.ashlar.benchmarks.report.Table;
import io.ashlar.benchmarks.run.Options;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far our numbers are from a peer's.
 *
 * @param texts how many were compared
 * @param tokens of all of them together
 * @param truncated how many of them were longer than the model takes
 */
record ParityReport(
        Machine machine,
        int texts,
        long tokens,
        int truncated,
        List<Row> rows,
        List<String> missing,
        List<String> notes)
        implements Report {
    ParityReport {
        rows = List.copyOf(rows);
        missing = List.copyOf(missing);
        notes = List.copyOf(notes);
    }

    /**
     * One comparison.
     *
     * @param furthest how far a number may be off; none for no such bound
     * @param leastCosine what each token's cosine must reach; none for no such bound
     */
    record Row(
            String ours,
            String against,
            HiddenStates.Distance distance,
            @Nullable Double furthest,
            @Nullable Double leastCosine) {
        boolean passed() {
            return (furthest == null || distance.worst() <= furthest)
                    && (leastCosine == null || distance.lowestCosine() >= leastCosine);
        }

        private String bound() {
            return furthest != null
                    ? Options.format("difference at most %.0e", furthest)
                    : leastCosine != null ? "cosine at least " + leastCosine : "";
        }
    }

    @Override
    public String text() {
        Table table = new Table("this", "against", "worst difference", "lowest cosine", "mean cosine", "bound");
        for (Row row : rows) {
            table.row(
                    row.ours(),
                    row.against(),
                    Options.format("%.2e", row.distance().worst()),
                    Options.format("%.7f", row.distance().lowestCosine()),
                    Options.format("%.7f", row.distance().meanCosine()),
                    row.bound().isEmpty() ? "" : row.bound() + (row.passed() ? ": met" : ": MISSED"));
        }
        StringBuilder text = new StringBuilder("parity: " + machine.text() + "\n\n");
        text.append(Options.format(
                "%d texts, %d tokens, %d texts cut to what the model takes%n%n", texts, tokens, truncated));
        text.append(table.text());
        missing.forEach(line -> text.append('\n').append(line));
        notes.forEach(line -> text.append('\n').append(line));
        return text.append('\n').toString();
    }

    @Override
    public boolean isSound() {
        return rows.stream().allMatch(Row::passed);
    }
}
