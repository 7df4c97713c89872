package io.ashlar.evaluation.measures;

/** Texts for tables. */
final class Shortened {
    private static final int MOST = 2000;

    private Shortened() {}

    /** Cut between characters, with a sign that it was. */
    static String text(String text) {
        return text.length() <= MOST
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST) + "…";
    }
}
