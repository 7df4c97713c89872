package io.ashlar.metrics.translation;

import io.ashlar.metrics.text.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** chrF (Popović 2015) and chrF++ (2017): an F-score of the runs of characters, and words, that two texts share. */
public final class Chrf implements TranslationMetric {
    private static final double EPSILON = 1e-16;
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final ChrfOptions options;

    public Chrf(ChrfOptions options) {
        this.options = options;
    }

    /**
     * For each order the runs of the prediction, of the reference and of both, for the best reference (the first of
     * those).
     */
    @Override
    public double[] statistics(String prediction, List<String> references) {
        List<Map<String, Integer>> found = ngrams(prediction);
        double[] best = new double[0];
        double bestScore = -1;
        for (String reference : references) {
            double[] statistics = compare(found, ngrams(reference));
            double score = score(statistics);
            if (score > bestScore) {
                bestScore = score;
                best = statistics;
            }
        }
        return best;
    }

    private static double[] compare(List<Map<String, Integer>> found, List<Map<String, Integer>> right) {
        double[] statistics = new double[3 * found.size()];
        for (int i = 0; i < found.size(); i++) {
            statistics[3 * i] = right.get(i).isEmpty() ? 0 : Ngrams.total(found.get(i));
            statistics[3 * i + 1] = Ngrams.total(right.get(i));
            statistics[3 * i + 2] = Ngrams.matches(found.get(i), right.get(i));
        }
        return statistics;
    }

    private List<Map<String, Integer>> ngrams(String text) {
        String cased = options.lowercase() ? PythonText.lower(text) : text;
        String joined = options.whitespace() ? cased : String.join("", PythonText.split(cased));
        List<Map<String, Integer>> ngrams = new ArrayList<>();
        for (int order = 1; order <= options.characterOrder(); order++) {
            ngrams.add(Ngrams.characters(joined, order));
        }
        List<String> words = options.wordOrder() > 0 ? words(cased) : List.of();
        for (int order = 1; order <= options.wordOrder(); order++) {
            ngrams.add(Ngrams.words(words, order));
        }
        return ngrams;
    }

    /** At most one mark is split off each word, the last one rather than the first. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : PythonText.split(text)) {
            int last = word.length() - 1;
            if (last == 0) {
                words.add(word);
            } else if (isPunctuation(word.charAt(last))) {
                words.add(word.substring(0, last));
                words.add(word.substring(last));
            } else if (isPunctuation(word.charAt(0))) {
                words.add(word.substring(0, 1));
                words.add(word.substring(1));
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean isPunctuation(char c) {
        return PUNCTUATION.indexOf(c) >= 0;
    }

    @Override
    public double score(double[] statistics) {
        double factor = (double) options.beta() * options.beta();
        double scores = 0;
        double precisions = 0;
        double recalls = 0;
        int orders = statistics.length / 3;
        int both = 0;
        for (int i = 0; i < orders; i++) {
            double found = statistics[3 * i];
            double right = statistics[3 * i + 1];
            double precision = found > 0 ? statistics[3 * i + 2] / found : EPSILON;
            double recall = right > 0 ? statistics[3 * i + 2] / right : EPSILON;
            double weighted = factor * precision + recall;
            scores += weighted > 0 ? (1 + factor) * precision * recall / weighted : EPSILON;
            if (found > 0 && right > 0) {
                precisions += precision;
                recalls += recall;
                both++;
            }
        }
        if (options.epsilonSmoothing()) {
            return 100 * scores / orders;
        }
        if (both == 0 || precisions + recalls == 0) {
            return 0;
        }
        double precision = precisions / both;
        double recall = recalls / both;
        return 100 * ((1 + factor) * precision * recall / (factor * precision + recall));
    }

    @Override
    public String signature(String references) {
        return new Signature(references)
                .with("case", options.lowercase() ? "lc" : "mixed")
                .with("eff", !options.epsilonSmoothing())
                .with("nc", options.characterOrder())
                .with("nw", options.wordOrder())
                .with("space", options.whitespace())
                .toString();
    }
}
