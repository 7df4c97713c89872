package io.ashlar.metrics.translation;

import io.ashlar.metrics.text.PythonText;
import java.util.List;

/** Translation edit rate (Snover et al. 2006): edits and shifts of words for each word of the references. */
public final class Ter implements TranslationMetric {
    private final TerOptions options;
    private final TerTokens tokens;

    public Ter(TerOptions options) {
        this.options = options;
        this.tokens = new TerTokens(options);
    }

    /**
     * The fewest edits to any reference, and the references' mean length. The reference implementation tokenizes
     * references twice, which can split them further than the prediction, and so must we.
     */
    @Override
    public double[] statistics(String prediction, List<String> references) {
        List<String> words = tokens.of(PythonText.stripEnd(prediction));
        double lengths = 0;
        int fewest = Integer.MAX_VALUE;
        for (String reference : references) {
            List<String> right = tokens.of(String.join(" ", tokens.of(PythonText.stripEnd(reference))));
            lengths += right.size();
            fewest = Math.min(fewest, ShiftedEdits.of(words, right));
        }
        return new double[] {fewest, lengths / references.size()};
    }

    @Override
    public double score(double[] statistics) {
        double edits = statistics[0];
        double length = statistics[1];
        if (length > 0) {
            return 100 * (edits / length);
        }
        return edits > 0 ? 100 : 0;
    }

    @Override
    public String signature(String references) {
        return new Signature(references)
                .with("case", options.caseSensitive() ? "mixed" : "lc")
                .with("tok", "tercom")
                .with("norm", options.normalized())
                .with("punct", !options.noPunctuation())
                .with("asian", options.asianSupport())
                .toString();
    }
}
