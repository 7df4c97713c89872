package io.ashlar.models.chat.jinja;

/** Escapes in quoted texts, as Python reads them: an unknown one stays as it is written. */
final class Escapes {
    private static final String LETTERS = "ntrbfav\\'\"";
    private static final String MEANINGS = "\n\t\r\b\f\u0007\u000b\\'\"";

    private Escapes() {}

    /** Appends what the escape at a backslash means; the place after it. */
    static int decode(String source, int backslash, StringBuilder text) {
        char letter = source.charAt(backslash + 1);
        int meaning = LETTERS.indexOf(letter);
        if (meaning >= 0) {
            text.append(MEANINGS.charAt(meaning));
            return backslash + 2;
        }
        if (letter == '\n') {
            return backslash + 2;
        }
        int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        int end = backslash + 2 + digits;
        if (digits > 0 && end <= source.length()) {
            try {
                text.appendCodePoint(Integer.parseInt(source.substring(backslash + 2, end), 16));
                return end;
            } catch (IllegalArgumentException e) {
                throw new TemplateError("'" + source.substring(backslash, end) + "' is no character");
            }
        }
        text.append('\\').append(letter);
        return backslash + 2;
    }
}
