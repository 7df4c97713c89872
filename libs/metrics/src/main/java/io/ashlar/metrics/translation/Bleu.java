package io.ashlar.metrics.translation;

import io.ashlar.metrics.text.PythonText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** BLEU (Papineni et al. 2002): runs of words that predictions share with references, and a penalty for brevity. */
public final class Bleu implements TranslationMetric {
    private static final double LOG_OF_ZERO = -9_999_999_999.0;

    private final BleuOptions options;

    public Bleu(BleuOptions options) {
        this.options = options;
    }

    /** The words that are counted. */
    public List<String> tokens(String text) {
        String cased = options.lowercase() ? PythonText.lower(text) : text;
        return PythonText.split(options.tokenization().separate(PythonText.stripEnd(cased)));
    }

    /** The lengths of prediction and closest reference, then matches and totals of each order. */
    @Override
    public double[] statistics(String prediction, List<String> references) {
        List<String> words = tokens(prediction);
        List<List<String>> right = references.stream().map(this::tokens).toList();
        double[] statistics = new double[2 + 2 * options.maxOrder()];
        statistics[0] = words.size();
        statistics[1] = closestLength(words.size(), right);
        for (int order = 1; order <= options.maxOrder(); order++) {
            Map<String, Integer> most = new HashMap<>();
            for (List<String> reference : right) {
                Ngrams.words(reference, order).forEach((ngram, count) -> most.merge(ngram, count, Math::max));
            }
            Map<String, Integer> found = Ngrams.words(words, order);
            statistics[1 + order] = Ngrams.matches(found, most);
            statistics[1 + options.maxOrder() + order] = Ngrams.total(found);
        }
        return statistics;
    }

    /** Of equally close ones the shorter. */
    private static int closestLength(int length, List<List<String>> references) {
        int closest = references.get(0).size();
        for (List<String> reference : references) {
            int gap = Math.abs(length - reference.size());
            int best = Math.abs(length - closest);
            if (gap < best || (gap == best && reference.size() < closest)) {
                closest = reference.size();
            }
        }
        return closest;
    }

    @Override
    public double score(double[] statistics) {
        return parts(statistics).score();
    }

    /** The score with all that it comes from. */
    public BleuScore parts(double[] statistics) {
        int orders = options.maxOrder();
        double[] counts = Arrays.copyOfRange(statistics, 2, 2 + orders);
        double[] totals = Arrays.copyOfRange(statistics, 2 + orders, 2 + 2 * orders);
        double[] precisions = new double[orders];
        double penalty = brevityPenalty(statistics[0], statistics[1]);
        double score = 0;
        if (Arrays.stream(counts).anyMatch(count -> count > 0)) {
            int effective = fill(precisions, counts, totals);
            double logs = Arrays.stream(precisions, 0, effective)
                    .map(precision -> precision == 0 ? LOG_OF_ZERO : Math.log(precision))
                    .sum();
            score = penalty * Math.exp(logs / effective);
        }
        return new BleuScore(score, list(counts), list(totals), list(precisions), penalty, (long) statistics[0], (long)
                statistics[1]);
    }

    private static double brevityPenalty(double predictions, double references) {
        if (predictions >= references) {
            return 1;
        }
        return predictions > 0 ? Math.exp(1 - references / predictions) : 0;
    }

    /** Precisions in percent, smoothed; gives how many orders the score is a mean of. */
    private int fill(double[] precisions, double[] counts, double[] totals) {
        double k = options.smoothValueOrDefault();
        double shrink = 1;
        int effective = options.maxOrder();
        for (int i = 0; i < precisions.length; i++) {
            if (options.smoothing() == BleuSmoothing.ADD_K && i > 0) {
                counts[i] += k;
                totals[i] += k;
            }
            if (totals[i] == 0) {
                break;
            }
            if (options.effectiveOrder()) {
                effective = i + 1;
            }
            if (counts[i] != 0) {
                precisions[i] = 100 * counts[i] / totals[i];
            } else if (options.smoothing() == BleuSmoothing.EXP) {
                shrink *= 2;
                precisions[i] = 100 / (shrink * totals[i]);
            } else if (options.smoothing() == BleuSmoothing.FLOOR) {
                precisions[i] = 100 * k / totals[i];
            }
        }
        return effective;
    }

    @Override
    public String signature(String references) {
        return new Signature(references)
                .with("case", options.lowercase() ? "lc" : "mixed")
                .with("eff", options.effectiveOrder())
                .with("tok", options.tokenization().wireName())
                .with("smooth", options.smoothing().signature(options.smoothValueOrDefault()))
                .toString();
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
