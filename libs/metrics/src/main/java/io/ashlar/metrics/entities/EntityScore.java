package io.ashlar.metrics.entities;

/**
 * How well entities of one type were found: a hit has the right type, start and end. What would divide by zero is 0.
 *
 * @param hits found and right
 * @param predicted found
 * @param support right
 */
public record EntityScore(String type, long hits, long predicted, long support) {
    public double precision() {
        return predicted == 0 ? 0 : (double) hits / predicted;
    }

    public double recall() {
        return support == 0 ? 0 : (double) hits / support;
    }

    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
}
