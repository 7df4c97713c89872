package io.ashlar.metrics.translation;

import io.ashlar.metrics.text.PythonText;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tercom's words. The reference also means to set runs of kana apart, but its patterns only match at the start of a
 * text, where a padding blank stands, so it never does.
 */
record TerTokens(TerOptions options) {
    private static final Pattern POSSESSIVE = Pattern.compile("'s ");
    private static final Pattern ASIAN =
            Pattern.compile("([\u2e80-\u2eff\u31c0-\u31ef\u3200-\u4dbf\u4e00-\u9fff" + "\uf900-\ufaff\ufe30-\ufe4f])");
    private static final Pattern ASIAN_PUNCTUATION =
            Pattern.compile("([\u3001\u3002\u3008-\u3011\u3014-\u301f\uff61-\uff65\u30fb"
                    + "\uff0e\uff0c\uff1f\uff1a\uff1b\uff01\uff02\uff08\uff09])");
    private static final Pattern PUNCTUATION = Pattern.compile("[.,?:;!\"()]");

    List<String> of(String text) {
        String line = options.caseSensitive() ? text : PythonText.lower(text);
        if (options.normalized()) {
            line = normalized(line);
        }
        if (options.noPunctuation()) {
            line = PUNCTUATION.matcher(line).replaceAll("");
            if (options.asianSupport()) {
                line = ASIAN_PUNCTUATION.matcher(line).replaceAll("");
            }
        }
        return PythonText.split(line);
    }

    private String normalized(String text) {
        String line = WesternTokens.unescaped(text.replace("\n-", "").replace("\n", " "));
        line = WesternTokens.symbols(" " + line + " ");
        line = WesternTokens.stopsAndDashes(POSSESSIVE.matcher(line).replaceAll(" 's "));
        if (options.asianSupport()) {
            line = ASIAN.matcher(line).replaceAll(" $1 ");
            line = ASIAN_PUNCTUATION.matcher(line).replaceAll(" $1 ");
        }
        return line;
    }
}
