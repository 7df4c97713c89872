package io.ashlar.metrics.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What Python's {@code str} does, by code points. Metrics are defined by Python programs, and Java's methods of the
 * same names see other characters as blanks, and place the final sigma by words rather than by letters.
 */
public final class PythonText {
    private static final int CAPITAL_SIGMA = 0x3A3;
    private static final String CASE_IGNORABLE_MARKS =
            "'.:^`\u00a8\u00ad\u00af\u00b4\u00b7\u00b8\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

    private PythonText() {}

    /** {@code str.isspace}: no-break spaces and the separators U+001C to U+001F too, but not U+200B. */
    public static boolean isBlank(int codePoint) {
        return (codePoint >= 0x09 && codePoint <= 0x0D)
                || (codePoint >= 0x1C && codePoint <= 0x20)
                || codePoint == 0x85
                || codePoint == 0xA0
                || (codePoint > 0xA0 && Character.isSpaceChar(codePoint));
    }

    /** {@code str.split()}: the runs between blanks. */
    public static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (isBlank(codePoint)) {
                if (start >= 0) {
                    words.add(text.substring(start, i));
                    start = -1;
                }
            } else if (start < 0) {
                start = i;
            }
            i += Character.charCount(codePoint);
        }
        if (start >= 0) {
            words.add(text.substring(start));
        }
        return words;
    }

    /** {@code str.rstrip()}; every blank is a single {@code char}. */
    public static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** {@code str.strip()}. */
    public static String strip(String text) {
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return stripEnd(text.substring(start));
    }

    /** {@code str.isalnum} of one character: letters and every kind of number, but no combining marks. */
    public static boolean isAlphanumeric(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetter(codePoint)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    /** {@code str.lower()}: full case mapping, independent of the locale. */
    public static String lower(String text) {
        int[] codePoints = text.codePoints().toArray();
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < codePoints.length; i++) {
            int codePoint = codePoints[i];
            if (codePoint == 0x130) { // I with a dot: the only letter that becomes two
                lower.append("i\u0307");
            } else if (codePoint == CAPITAL_SIGMA) {
                lower.append(isFinal(codePoints, i) ? '\u03c2' : '\u03c3');
            } else {
                lower.appendCodePoint(Character.toLowerCase(codePoint));
            }
        }
        return lower.toString();
    }

    /** Whether a sigma ends a word: a cased letter before it and none after it, marks between them aside. */
    private static boolean isFinal(int[] text, int sigma) {
        int before = sigma - 1;
        while (before >= 0 && isCaseIgnorable(text[before])) {
            before--;
        }
        int after = sigma + 1;
        while (after < text.length && isCaseIgnorable(text[after])) {
            after++;
        }
        return before >= 0 && isCased(text[before]) && (after == text.length || !isCased(text[after]));
    }

    private static boolean isCased(int codePoint) {
        return Character.isLowerCase(codePoint) || Character.isUpperCase(codePoint) || Character.isTitleCase(codePoint);
    }

    private static boolean isCaseIgnorable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL -> true;
            default -> CASE_IGNORABLE_MARKS.indexOf(codePoint) >= 0;
        };
    }
}
