package io.ashlar.metrics.rouge;

/** One kind of ROUGE of one summary against one reference, in [0, 1]. */
public record RougeScore(double precision, double recall, double f1) {
    static final RougeScore ZERO = new RougeScore(0, 0, 0);

    static RougeScore of(double hits, double predicted, double right) {
        double precision = hits / Math.max(predicted, 1);
        double recall = hits / Math.max(right, 1);
        double sum = precision + recall;
        return new RougeScore(precision, recall, sum > 0 ? 2 * precision * recall / sum : 0);
    }
}
