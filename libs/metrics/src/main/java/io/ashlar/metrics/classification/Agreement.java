package io.ashlar.metrics.classification;

/** How far predictions agree with references, in one number. */
final class Agreement {
    private Agreement() {}

    static double accuracy(ConfusionMatrix matrix) {
        return (double) matrix.hits() / matrix.total();
    }

    /** The mean recall of the labels that occur in the references. */
    static double balancedAccuracy(ConfusionMatrix matrix) {
        double sum = 0;
        int labels = 0;
        for (int label : matrix.seenLabels()) {
            if (matrix.support(label) > 0) {
                sum += (double) matrix.hits(label) / matrix.support(label);
                labels++;
            }
        }
        return sum / labels;
    }

    /** The correlation of one-hot references and predictions (Gorodkin 2004); 0 where either is constant. */
    static double matthews(ConfusionMatrix matrix) {
        double total = matrix.total();
        double both = total * matrix.hits();
        double references = total * total;
        double predictions = total * total;
        for (int label = 0; label < matrix.labels(); label++) {
            both -= (double) matrix.support(label) * matrix.predicted(label);
            references -= (double) matrix.support(label) * matrix.support(label);
            predictions -= (double) matrix.predicted(label) * matrix.predicted(label);
        }
        return references == 0 || predictions == 0 ? 0 : both / Math.sqrt(references * predictions);
    }

    /** Cohen's kappa: the disagreement compared with what chance would give; NaN where chance gives none. */
    static double kappa(ConfusionMatrix matrix) {
        double expectedHits = 0;
        for (int label = 0; label < matrix.labels(); label++) {
            expectedHits += (double) matrix.support(label) * matrix.predicted(label) / matrix.total();
        }
        double expectedMisses = matrix.total() - expectedHits;
        return expectedMisses == 0 ? Double.NaN : 1 - (matrix.total() - matrix.hits()) / expectedMisses;
    }
}
