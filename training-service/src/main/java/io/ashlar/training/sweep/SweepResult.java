package io.ashlar.training.sweep;

import io.ashlar.models.training.sweeps.Sweep;
import io.ashlar.models.training.sweeps.SweepTable;
import java.util.List;

/**
 * The table of a search.
 *
 * @param metric what decides
 * @param best number of the trial whose package was registered
 * @param trials the best first, failed ones last
 */
public record SweepResult(String metric, int best, List<FinishedTrial> trials) {
    public SweepResult {
        trials = List.copyOf(trials);
    }

    /** Puts finished trials in order. */
    public static List<FinishedTrial> ordered(String metric, Sweep sweep, List<FinishedTrial> finished) {
        List<SweepTable.Row> rows = finished.stream()
                .map(trial -> new SweepTable.Row(
                        sweep.trials().get(trial.number() - 1), trial.value(), trial.metrics(), trial.failure()))
                .toList();
        return new SweepTable(metric, rows)
                .rows().stream()
                        .map(row -> finished.get(row.trial().number() - 1))
                        .toList();
    }
}
