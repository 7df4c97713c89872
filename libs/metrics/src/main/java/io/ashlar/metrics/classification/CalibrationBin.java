package io.ashlar.metrics.classification;

/**
 * Rows whose confidence lies in one interval: how sure the model was, and how often it was right. NaN in an empty bin.
 *
 * @param bin from 0; it holds confidences in (bin / bins, (bin + 1) / bins]
 */
public record CalibrationBin(int bin, long count, double accuracy, double confidence) {
    double gap() {
        return Math.abs(accuracy - confidence);
    }
}
