package io.ashlar.benchmarks.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Numbers measured again and again, at least one. */
public record Samples(List<Double> values) {
    public Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There are no samples; at least one is needed");
        }
    }

    /** The middle one, or the mean of the two in the middle. */
    @JsonProperty
    public double median() {
        return quantile(0.5);
    }

    /** What a quarter of them is below: the lower end of the spread. */
    @JsonProperty
    public double lower() {
        return quantile(0.25);
    }

    /** What a quarter of them is above: the upper end of the spread. */
    @JsonProperty
    public double upper() {
        return quantile(0.75);
    }

    @JsonProperty
    public double mean() {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    /** The standard error of {@link #mean}, from the sample variance; needs two samples. */
    public double standardError() {
        if (values.size() < 2) {
            throw new IllegalStateException("One sample has no standard error");
        }
        double mean = mean();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1) / values.size());
    }

    /** Interpolates linearly between neighbours, as numpy does; {@code share} is from 0 to 1. */
    public double quantile(double share) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** Each divided by its partner of the same turn. */
    public Samples dividedBy(Samples partners) {
        if (partners.values.size() != values.size()) {
            throw new IllegalArgumentException(
                    values.size() + " samples cannot be paired with " + partners.values.size());
        }
        return new Samples(java.util.stream.IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) / partners.values.get(i))
                .toList());
    }
}
