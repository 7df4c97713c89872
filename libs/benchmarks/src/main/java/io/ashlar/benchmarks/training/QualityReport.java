package io.ashlar.benchmarks.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ashlar.benchmarks.measure.Samples;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.report.Report;
import io.ashlar.benchmarks.report.Table;
import io.ashlar.benchmarks.run.Options;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The worth of fine-tunings, seed by seed: ours and the peer's from the same start, rows, order and hyper-parameters.
 *
 * @param missing why there is no peer; none where there is one
 */
record QualityReport(
        Subject subject,
        Machine machine,
        List<Seed> seeds,
        @Nullable String missing,
        List<String> notes) implements Report {
    QualityReport {
        seeds = List.copyOf(seeds);
        notes = List.copyOf(notes);
    }

    /**
     * What is compared.
     *
     * @param metric {@code loss}, of which less is better, or a share of which more is
     * @param trainRows as the model has them: a question with a long context is several
     */
    record Subject(String data, String metric, int trainRows, int testRows) {
        boolean isLoss() {
            return metric.equals(QualityData.LOSS);
        }
    }

    /** One seed; seconds are of the whole training, and a machine's whose load nobody controls. */
    record Seed(
            long seed,
            double ours,
            double ourSeconds,
            @Nullable Double theirs,
            @Nullable Double theirSeconds) {}

    /** By how much ours is better, a seed each; none without a peer. */
    @JsonProperty
    @Nullable Samples differences() {
        return missing != null
                ? null
                : new Samples(seeds.stream()
                        .map(seed -> gain(seed.ours(), Objects.requireNonNull(seed.theirs())))
                        .toList());
    }

    private double gain(double ours, double theirs) {
        return subject.isLoss() ? theirs - ours : ours - theirs;
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
        Table table = new Table("seed", "ashlar", "Trainer", "better by", "seconds", "Trainer's");
        for (Seed seed : seeds) {
            if (seed.theirs() == null || seed.theirSeconds() == null) {
                table.row(Long.toString(seed.seed()), shown(seed.ours()), "-", "-", seconds(seed.ourSeconds()));
            } else {
                table.row(
                        Long.toString(seed.seed()),
                        shown(seed.ours()),
                        shown(seed.theirs()),
                        Options.format("%+.4f", gain(seed.ours(), seed.theirs())),
                        seconds(seed.ourSeconds()),
                        seconds(seed.theirSeconds()));
            }
        }
        StringBuilder text =
                new StringBuilder("fine-tuning-quality on " + subject.data() + ": " + machine.text() + "\n\n");
        text.append(Options.format(
                "%d rows to train on, %s on %d others%n%n", subject.trainRows(), subject.metric(), subject.testRows()));
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
                "better by %+.4f in the mean, standard error %.4f; at least %+.4f: %s",
                differences.mean(), error, -2 * error, isSound() ? "met" : "MISSED");
    }

    private static String shown(double value) {
        return Options.format("%.4f", value);
    }

    private static String seconds(double seconds) {
        return Options.format("%.0f", seconds);
    }
}
