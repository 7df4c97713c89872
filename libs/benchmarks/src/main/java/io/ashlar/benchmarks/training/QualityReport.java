package io.ashlar.benchmarks.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ashlar.benchmarks.Options;
import io.ashlar.benchmarks.measure.Samples;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.Report;
import io.ashlar.benchmarks.report.Table;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Accuracies of fine-tunings, seed by seed: ours and the peer's from the same start, rows, order and hyper-parameters.
 *
 * @param missing why there is no peer; none where there is one
 */
record QualityReport(
        String data,
        Machine machine,
        int trainRows,
        int testRows,
        List<Seed> seeds,
        @Nullable String missing,
        List<String> notes)
        implements Report {
    QualityReport {
        seeds = List.copyOf(seeds);
        notes = List.copyOf(notes);
    }

    /** One seed; seconds are of the whole training, and a machine's whose load nobody controls. */
    record Seed(
            long seed,
            double ours,
            double ourSeconds,
            @Nullable Double theirs,
            @Nullable Double theirSeconds) {}

    /** Ours minus theirs, a seed each; none without a peer. */
    @JsonProperty
    @Nullable Samples differences() {
        return missing != null
                ? null
                : new Samples(seeds.stream()
                        .map(seed -> seed.ours() - Objects.requireNonNull(seed.theirs()))
                        .toList());
    }

    /** Of the mean difference; none without a peer or with one seed. */
    @JsonProperty
    @Nullable Double standardError() {
        Samples differences = differences();
        return differences == null || seeds.size() < 2 ? null : differences.standardError();
    }

    /** Not below the peer by more than two standard errors of the paired difference. */
    @Override
    public boolean isSound() {
        Samples differences = differences();
        Double error = standardError();
        return differences == null || error == null || differences.mean() >= -2 * error;
    }

    @Override
    public String text() {
        Table table = new Table("seed", "ashlar", "Trainer", "difference", "seconds", "Trainer's");
        for (Seed seed : seeds) {
            if (seed.theirs() == null || seed.theirSeconds() == null) {
                table.row(Long.toString(seed.seed()), percent(seed.ours()), "-", "-", seconds(seed.ourSeconds()));
            } else {
                table.row(
                        Long.toString(seed.seed()),
                        percent(seed.ours()),
                        percent(seed.theirs()),
                        Options.format("%+.2f", 100 * (seed.ours() - seed.theirs())),
                        seconds(seed.ourSeconds()),
                        seconds(seed.theirSeconds()));
            }
        }
        StringBuilder text = new StringBuilder("fine-tuning-quality on " + data + ": " + machine.text() + "\n\n");
        text.append(Options.format("%d rows to train on, accuracy in %% on %d others%n%n", trainRows, testRows));
        text.append(table.text()).append('\n').append(verdict()).append('\n');
        notes.forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    private String verdict() {
        Samples differences = differences();
        Double error = standardError();
        if (differences == null) {
            return "transformers' Trainer " + missing;
        }
        if (error == null) {
            return "one seed says nothing about chance";
        }
        return Options.format(
                "mean difference %+.2f points, standard error %.2f; at least %+.2f: %s",
                100 * differences.mean(), 100 * error, -200 * error, isSound() ? "met" : "MISSED");
    }

    private static String percent(double share) {
        return Options.format("%.2f", 100 * share);
    }

    private static String seconds(double seconds) {
        return Options.format("%.0f", seconds);
    }
}
