package io.ashlar.metrics.answers;

import io.ashlar.metrics.text.PythonText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How the SQuAD scripts compare two answers. */
public final class AnswerText {
    private static final Pattern PUNCTUATION = Pattern.compile("[!-/:-@\\[-`{-~]");
    private static final String WORD = "[\\p{L}\\p{N}_]";
    private static final Pattern ARTICLES = Pattern.compile("(?<!" + WORD + ")(?:a|an|the)(?!" + WORD + ")");

    private AnswerText() {}

    /** Lower case, no ASCII punctuation, no English articles, single blanks. */
    public static String normalize(String answer) {
        return String.join(" ", words(answer));
    }

    private static List<String> words(String answer) {
        String plain = PUNCTUATION.matcher(PythonText.lower(answer)).replaceAll("");
        return PythonText.split(ARTICLES.matcher(plain).replaceAll(" "));
    }

    static int exactMatch(String prediction, String reference) {
        return words(prediction).equals(words(reference)) ? 1 : 0;
    }

    /** F1 of the words that both have; {@code bothEmpty} is its value where neither has a word. */
    static double f1(String prediction, String reference, double bothEmpty) {
        List<String> predicted = words(prediction);
        List<String> right = words(reference);
        if (predicted.isEmpty() && right.isEmpty()) {
            return bothEmpty;
        }
        Map<String, Integer> left = new HashMap<>();
        right.forEach(word -> left.merge(word, 1, Integer::sum));
        int same = 0;
        for (String word : predicted) {
            if (left.merge(word, -1, Integer::sum) >= 0) {
                same++;
            }
        }
        if (same == 0) {
            return 0;
        }
        double precision = (double) same / predicted.size();
        double recall = (double) same / right.size();
        return 2 * precision * recall / (precision + recall);
    }
}
