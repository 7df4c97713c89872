package io.ashlar.models.tokenizers.conversion;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text as BERTweet was trained on (its option {@code normalization}): users are {@code @USER}, links {@code HTTPURL},
 * words stand apart from punctuation and from {@code n't}, {@code 's} and the like. Emoji stay what they are, as in
 * transformers without the package that names them. Special tokens are left alone.
 */
final class TweetNormalizer implements UnaryOperator<String> {
    private static final List<String> PUNCTUATION = List.of("\u2019", "'", "\u2026", "...");
    /** One after the other, each to its end. */
    private static final List<String> CONTRACTIONS = List.of(
            "cannot ",
            "can not ",
            "n't ",
            " n't ",
            "n 't ",
            " n't ",
            "ca n't",
            "can't",
            "ai n't",
            "ain't",
            "'m ",
            " 'm ",
            "'re ",
            " 're ",
            "'s ",
            " 's ",
            "'ll ",
            " 'll ",
            "'d ",
            " 'd ",
            "'ve ",
            " 've ",
            " p . m .",
            "  p.m.",
            " p . m ",
            " p.m ",
            " a . m .",
            " a.m.",
            " a . m ",
            " a.m ");
    /** What Python calls a space. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Pattern special;

    TweetNormalizer(Collection<String> special) {
        this.special = Pattern.compile(special.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    @Override
    public String apply(String text) {
        StringBuilder normalized = new StringBuilder();
        int from = 0;
        for (MatchResult token : special.matcher(text).results().toList()) {
            normalized.append(normalized(text.substring(from, token.start()))).append(token.group());
            from = token.end();
        }
        return normalized.append(normalized(text.substring(from))).toString();
    }

    private static String normalized(String text) {
        String words = TweetWords.of(replaced(text, PUNCTUATION)).stream()
                .map(TweetNormalizer::word)
                .collect(Collectors.joining(" "));
        Matcher spaces = SPACES.matcher(replaced(words, CONTRACTIONS));
        return spaces.replaceAll(" ").strip();
    }

    private static String replaced(String text, List<String> pairs) {
        String changed = text;
        for (int i = 0; i < pairs.size(); i += 2) {
            changed = changed.replace(pairs.get(i), pairs.get(i + 1));
        }
        return changed;
    }

    private static String word(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (word.startsWith("@")) {
            return "@USER";
        }
        return lower.startsWith("http") || lower.startsWith("www") ? "HTTPURL" : word;
    }
}
