package io.ashlar.metrics.translation;

import io.ashlar.metrics.text.PythonText;
import java.util.regex.Pattern;

/** Punctuation set apart by mteval-v13a's rules, which know ASCII only. */
final class WesternTokens {
    private static final Pattern SYMBOL = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern STOP_AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
    private static final Pattern STOP_BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

    private WesternTokens() {}

    static String v13a(String text) {
        String line = text.replace("<skipped>", "").replace("-\n", "").replace("\n", " ");
        return separate(" " + unescaped(line) + " ");
    }

    static String unescaped(String text) {
        return text.replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
    }

    /** The rules alone: a stop at either end of the text has no neighbour and stays where it is. */
    static String separate(String text) {
        return String.join(" ", PythonText.split(stopsAndDashes(symbols(text))));
    }

    static String symbols(String text) {
        return SYMBOL.matcher(text).replaceAll(" $1 ");
    }

    static String stopsAndDashes(String text) {
        String line = STOP_AFTER_NO_DIGIT.matcher(text).replaceAll("$1 $2 ");
        line = STOP_BEFORE_NO_DIGIT.matcher(line).replaceAll(" $1 $2");
        return DASH_AFTER_DIGIT.matcher(line).replaceAll("$1 $2 ");
    }
}
