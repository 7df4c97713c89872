package io.ashlar.metrics.translation;

import io.ashlar.metrics.text.PythonText;
import java.util.Arrays;

/**
 * Punctuation and symbols of every script set apart, except punctuation between numbers (mteval-v14's international
 * rules). The text is not padded, so a stop after a number at its end stays with it.
 */
final class InternationalTokens {
    private InternationalTokens() {}

    static String of(String text) {
        int[] line = text.codePoints().toArray();
        line = separated(line, false);
        line = separated(line, true);
        StringBuilder separated = new StringBuilder();
        for (int codePoint : line) {
            if (UnicodeClass.SYMBOL.contains(codePoint)) {
                separated.append(' ').appendCodePoint(codePoint).append(' ');
            } else {
                separated.appendCodePoint(codePoint);
            }
        }
        return String.join(" ", PythonText.split(separated.toString()));
    }

    /**
     * One pass over pairs that do not overlap: a mark after something that is no number gets a blank on both sides of
     * it, or a mark before such a thing does.
     */
    private static int[] separated(int[] line, boolean markFirst) {
        int[] result = new int[line.length * 2 + 2];
        int size = 0;
        for (int i = 0; i < line.length; i++) {
            if (i + 1 < line.length && isPair(line[i], line[i + 1], markFirst)) {
                if (markFirst) {
                    result[size++] = ' ';
                }
                result[size++] = line[i++];
                result[size++] = ' ';
                result[size++] = line[i];
                if (!markFirst) {
                    result[size++] = ' ';
                }
            } else {
                result[size++] = line[i];
            }
        }
        return Arrays.copyOf(result, size);
    }

    private static boolean isPair(int left, int right, boolean markFirst) {
        int mark = markFirst ? left : right;
        int other = markFirst ? right : left;
        return UnicodeClass.PUNCTUATION.contains(mark) && !UnicodeClass.NUMBER.contains(other);
    }
}
