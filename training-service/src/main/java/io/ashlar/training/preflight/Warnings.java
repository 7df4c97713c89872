package io.ashlar.training.preflight;

import io.ashlar.models.training.recipe.EvaluationStrategy;
import io.ashlar.models.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What can be trained and may still not be meant. */
final class Warnings {
    private static final int RARE = 5;
    private static final int SHOWN = 10;

    private Warnings() {}

    static List<String> of(Recipe recipe, Map<String, RowLengths> lengths, Map<String, Long> labelCounts) {
        List<String> warnings = new ArrayList<>();
        lengths.forEach((part, rows) -> {
            if (rows.cut() > 0) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "%d of the %d %s rows (%.1f%%) are longer than the longest sequence and are cut.",
                        rows.cut(),
                        rows.rows(),
                        part,
                        100.0 * rows.cut() / rows.rows()));
            }
        });
        List<String> rare = labelCounts.entrySet().stream()
                .filter(label -> label.getValue() < RARE)
                .map(label -> "'" + label.getKey() + "' (" + label.getValue() + ")")
                .toList();
        if (!rare.isEmpty()) {
            warnings.add("Labels with fewer than " + RARE + " training rows: "
                    + String.join(", ", rare.subList(0, Math.min(SHOWN, rare.size())))
                    + (rare.size() > SHOWN ? " and " + (rare.size() - SHOWN) + " more" : "") + ".");
        }
        RowLengths validation = lengths.get("validation");
        boolean chooses = validation != null
                && validation.rows() > 0
                && recipe.evaluation().strategy() != EvaluationStrategy.NONE;
        if (!chooses) {
            warnings.add("Nothing is evaluated while it trains, so the last weights are taken, not the best.");
        }
        return warnings;
    }
}
