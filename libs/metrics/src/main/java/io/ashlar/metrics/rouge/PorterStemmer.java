package io.ashlar.metrics.rouge;

import io.ashlar.metrics.text.PythonText;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Porter's suffix stripping (Program 14.3, 1980) with the changes that nltk makes to it by default: irregular words,
 * short words left alone, -ied, -y after a consonant, -alli, -fulli, -logi. Not the algorithm as published.
 */
public final class PorterStemmer {
    private static final int SHORTEST = 3;
    private static final int FOUR_LETTERS = 4;
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("sky", "sky"),
            Map.entry("skies", "sky"),
            Map.entry("dying", "die"),
            Map.entry("lying", "lie"),
            Map.entry("tying", "tie"),
            Map.entry("news", "news"),
            Map.entry("innings", "inning"),
            Map.entry("inning", "inning"),
            Map.entry("outings", "outing"),
            Map.entry("outing", "outing"),
            Map.entry("cannings", "canning"),
            Map.entry("canning", "canning"),
            Map.entry("howe", "howe"),
            Map.entry("proceed", "proceed"),
            Map.entry("exceed", "exceed"),
            Map.entry("succeed", "succeed"));
    private static final Predicate<String> SOME = stem -> Stem.measure(stem) > 0;
    private static final Predicate<String> LONG = stem -> Stem.measure(stem) > 1;
    private static final List<Rule> PLURALS =
            List.of(rule("sses ss"), rule("ies i"), rule("ss ss"), new Rule("s", "", stem -> true));
    private static final List<Rule> DOUBLE_SUFFIXES = rules(
            SOME,
            "ational ate,tional tion,enci ence,anci ance,izer ize,bli ble,alli al,entli ent,eli e,ousli ous,ization ize,"
                    + "ation ate,ator ate,alism al,iveness ive,fulness ful,ousness ous,aliti al,iviti ive,biliti ble,"
                    + "fulli ful");
    private static final List<Rule> SUFFIXES = rules(SOME, "icate ic,ative ,alize al,iciti ic,ical ic,ful ,ness ");
    private static final List<Rule> ENDINGS = rules(
            LONG, "al ,ance ,ence ,er ,ic ,able ,ible ,ant ,ement ,ment ,ent ,ion ,ou ,ism ,ate ,iti ,ous ,ive ,ize ");

    private PorterStemmer() {}

    /** The stem of a word, in lower case. */
    public static String stem(String word) {
        String lower = PythonText.lower(word);
        String irregular = IRREGULAR.get(lower);
        if (irregular != null) {
            return irregular;
        }
        if (word.codePointCount(0, word.length()) < SHORTEST) {
            return lower;
        }
        String stem = withoutPast(withoutPlural(lower));
        stem = first(SUFFIXES, doubleSuffix(finalY(stem)));
        return withoutDoubleL(withoutE(first(ENDINGS, stem)));
    }

    private static String withoutPlural(String word) {
        if (word.endsWith("ies") && word.length() == FOUR_LETTERS) {
            return cut(word, 1);
        }
        return first(PLURALS, word);
    }

    private static String withoutPast(String word) {
        if (word.endsWith("ied")) {
            return cut(word, word.length() == FOUR_LETTERS ? 1 : 2);
        }
        if (word.endsWith("eed")) {
            return SOME.test(cut(word, 3)) ? cut(word, 1) : word;
        }
        for (String suffix : List.of("ed", "ing")) {
            if (word.endsWith(suffix) && Stem.hasVowel(cut(word, suffix.length()))) {
                return mended(cut(word, suffix.length()));
            }
        }
        return word;
    }

    /** What -ed and -ing have changed is put back: conflat(ed) to conflate, hopp(ing) to hop, fil(ing) to file. */
    private static String mended(String stem) {
        if (stem.endsWith("at") || stem.endsWith("bl") || stem.endsWith("iz")) {
            return stem + "e";
        }
        if (Stem.endsInDoubleConsonant(stem)) {
            return "lsz".indexOf(stem.charAt(stem.length() - 1)) < 0 ? cut(stem, 1) : stem;
        }
        return Stem.measure(stem) == 1 && Stem.endsShort(stem) ? stem + "e" : stem;
    }

    private static String finalY(String word) {
        String stem = word.endsWith("y") ? cut(word, 1) : "";
        return stem.length() > 1 && Stem.endsInConsonant(stem) ? stem + "i" : word;
    }

    private static String doubleSuffix(String word) {
        if (word.endsWith("alli") && SOME.test(cut(word, 4))) {
            return doubleSuffix(cut(word, 2));
        }
        if (word.endsWith("logi")) {
            return SOME.test(cut(word, 3)) ? cut(word, 1) : word;
        }
        return first(DOUBLE_SUFFIXES, word);
    }

    private static String withoutE(String word) {
        String stem = word.endsWith("e") ? cut(word, 1) : "";
        int measure = Stem.measure(stem);
        return measure > 1 || (measure == 1 && !Stem.endsShort(stem)) ? stem : word;
    }

    private static String withoutDoubleL(String word) {
        return word.endsWith("ll") && LONG.test(cut(word, 1)) ? cut(word, 1) : word;
    }

    /** The first rule whose suffix the word has decides, whether its condition holds or not. */
    private static String first(List<Rule> rules, String word) {
        for (Rule rule : rules) {
            if (word.endsWith(rule.suffix)) {
                String stem = cut(word, rule.suffix.length());
                return rule.condition.test(stem) ? stem + rule.replacement : word;
            }
        }
        return word;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    private static Rule rule(String text) {
        String[] parts = text.split(" ", -1);
        return new Rule(parts[0], parts[1], stem -> true);
    }

    private static List<Rule> rules(Predicate<String> condition, String text) {
        return List.of(text.split(",", -1)).stream()
                .map(PorterStemmer::rule)
                .map(rule -> new Rule(rule.suffix, rule.replacement, condition.and(stem -> takesIon(rule, stem))))
                .toList();
    }

    private static boolean takesIon(Rule rule, String stem) {
        return !rule.suffix.equals("ion") || stem.endsWith("s") || stem.endsWith("t");
    }

    private record Rule(String suffix, String replacement, Predicate<String> condition) {}
}
