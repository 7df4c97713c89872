package io.ashlar.metrics.translation;

import io.ashlar.metrics.text.PythonText;

/**
 * Every Chinese character a word, the rest by {@link WesternTokens}. Two ranges of the reference's table were meant for
 * ideographs beyond U+FFFF but are compared as two-letter texts, so they cover U+2001 to U+2A6D and U+2F81 to U+2FA1:
 * quotation marks, dashes and arrows are words, and those ideographs are not.
 */
final class ChineseTokens {
    private static final int[][] RANGES = {
        {0x2001, 0x2A6D},
        {0x2E80, 0x2EFF},
        {0x2F00, 0x2FDF},
        {0x2FF0, 0x303F},
        {0x3100, 0x312F},
        {0x31A0, 0x31BF},
        {0x31C0, 0x31EF},
        {0x3200, 0x33FF},
        {0x3400, 0x4DB5},
        {0x4E00, 0x9FBB},
        {0xF900, 0xFA2D},
        {0xFA30, 0xFA6A},
        {0xFA70, 0xFAD9},
        {0xFE10, 0xFE1F},
        {0xFE30, 0xFE4F},
        {0xFF00, 0xFFEF},
    };

    private ChineseTokens() {}

    static String of(String text) {
        StringBuilder line = new StringBuilder();
        PythonText.strip(text).codePoints().forEach(codePoint -> {
            if (isChinese(codePoint)) {
                line.append(' ').appendCodePoint(codePoint).append(' ');
            } else {
                line.appendCodePoint(codePoint);
            }
        });
        return WesternTokens.separate(line.toString());
    }

    private static boolean isChinese(int codePoint) {
        for (int[] range : RANGES) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
