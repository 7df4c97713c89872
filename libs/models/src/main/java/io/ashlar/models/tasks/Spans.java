package io.ashlar.models.tasks;

import io.ashlar.models.tokenizers.Encoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The spans of tokens in one window that may be an answer. Only tokens of the context, and the first of all (which
 * stands for no answer), have a part in the probabilities.
 */
final class Spans {
    private static final Comparator<Span> WORST_FIRST = Comparator.comparingDouble(Span::score)
            .thenComparing(Comparator.comparingInt(Span::start).reversed())
            .thenComparing(Comparator.comparingInt(Span::end).reversed());

    private final double[] starts;
    private final double[] ends;
    private final double impossible;

    private Spans(double[] starts, double[] ends) {
        this.starts = starts;
        this.ends = ends;
        this.impossible = starts[0] * ends[0];
        starts[0] = 0;
        ends[0] = 0;
    }

    /** Tokens, both ends among them, and the probability that the answer is this. */
    record Span(int start, int end, double score) {}

    static Spans of(Encoding window, float[][] logits, long classId) {
        return new Spans(probabilities(window, logits, 0, classId), probabilities(window, logits, 1, classId));
    }

    /** The probability that there is no answer. */
    double impossible() {
        return impossible;
    }

    /** The likeliest spans of at most so many tokens, the best first. */
    List<Span> best(int count, int maxTokens) {
        PriorityQueue<Span> best = new PriorityQueue<>(WORST_FIRST);
        for (int start = 0; start < starts.length; start++) {
            if (starts[start] == 0) {
                continue;
            }
            for (int end = start; end < Math.min((long) ends.length, (long) start + maxTokens); end++) {
                double score = starts[start] * ends[end];
                if (score > 0 && (best.size() < count || score > best.element().score())) {
                    best.add(new Span(start, end, score));
                    if (best.size() > count) {
                        best.remove();
                    }
                }
            }
        }
        List<Span> sorted = new ArrayList<>(best);
        sorted.sort(WORST_FIRST.reversed());
        return sorted;
    }

    private static double[] probabilities(Encoding window, float[][] logits, int column, long classId) {
        double[] values = new double[window.tokenCount()];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            boolean counts = window.sequence(i) == 1 && !window.isSpecial(i) || window.id(i) == classId;
            values[i] = counts ? logits[i][column] : Double.NEGATIVE_INFINITY;
            largest = Math.max(largest, values[i]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return new double[values.length]; // nothing of the context in this window
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(values[i] - largest);
            sum += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
        return values;
    }
}
