package io.ashlar.metrics.classification;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether confidences are what they say (Guo et al. 2017, with equal bins). The confidence of a row is its greatest
 * probability, the guess the first label that has it.
 */
record Calibration(List<CalibrationBin> bins, long rows) {
    static Calibration of(ClassificationPredictions rows, int bins) {
        long[] counts = new long[bins];
        double[] right = new double[bins];
        double[] confidences = new double[bins];
        for (int row = 0; row < rows.size(); row++) {
            int guess = guess(rows.probabilities(row));
            double confidence = rows.probabilities(row)[guess];
            int bin = Math.min(bins - 1, Math.max(0, (int) Math.ceil(confidence * bins) - 1));
            counts[bin]++;
            right[bin] += guess == rows.reference(row) ? 1 : 0;
            confidences[bin] += confidence;
        }
        List<CalibrationBin> result = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            result.add(new CalibrationBin(bin, counts[bin], right[bin] / counts[bin], confidences[bin] / counts[bin]));
        }
        return new Calibration(List.copyOf(result), rows.size());
    }

    /** The gaps between accuracy and confidence, weighted by the rows of each bin. */
    double expectedError() {
        return bins.stream()
                .filter(bin -> bin.count() > 0)
                .mapToDouble(bin -> bin.gap() * bin.count() / rows)
                .sum();
    }

    double maximumError() {
        return bins.stream()
                .filter(bin -> bin.count() > 0)
                .mapToDouble(CalibrationBin::gap)
                .max()
                .orElse(0);
    }

    static int guess(double[] probabilities) {
        int best = 0;
        for (int label = 1; label < probabilities.length; label++) {
            if (probabilities[label] > probabilities[best]) {
                best = label;
            }
        }
        return best;
    }
}
