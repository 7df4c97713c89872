package io.ashlar.models.tokenizers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Tells expressions whose search may take for ever: the native library gives up after ten million steps, and the
 * process ends with it. Expressions of tokenizers are plain; what is refused here is what they do not need.
 */
final class SearchCost {
    private static final Pattern OPTIONAL_REST = Pattern.compile("[)]*(\\(\\?[=!][^()]*[)]*|\\(\\?i?:[^()]*[)]*\\??)?");

    private final String expression;
    private final Deque<Boolean> outer = new ArrayDeque<>();
    private boolean wild;
    private int repetitions;
    private int afterSecond;

    private SearchCost(String expression) {
        this.expression = expression;
    }

    /**
     * Whether a group repeats without bound that itself repeats or chooses, or a branch repeats twice and then wants
     * more.
     */
    static boolean isUnbounded(String expression) {
        return new SearchCost(expression).scan();
    }

    private boolean scan() {
        int classes = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\') {
                i = endOfEscape(i);
            } else if (c == '[') {
                classes++;
            } else if (c == ']' && classes > 0) {
                classes--;
            } else if (classes == 0 && step(c, i)) {
                return true;
            }
        }
        return tooMany(expression.length());
    }

    /** The last character of what a backslash begins: {@code \p{L}} is one. */
    private int endOfEscape(int at) {
        int braces = expression.startsWith("{", at + 2) ? expression.indexOf('}', at + 2) : -1;
        boolean named = at + 1 < expression.length() && "pPxN".indexOf(expression.charAt(at + 1)) >= 0;
        return named && braces > 0 ? braces : at + 1;
    }

    private boolean step(char c, int i) {
        if (c == '(') {
            outer.push(wild);
            wild = false;
        } else if (c == ')' && !outer.isEmpty()) {
            if (wild && i + 1 < expression.length() && repeats(i + 1)) {
                return true;
            }
            wild |= outer.pop();
        } else if (c == '|') {
            wild = true;
            if (tooMany(i)) {
                return true;
            }
            repetitions = 0;
        } else if (repeats(i) && !isPossessiveMark(i)) {
            wild = true;
            repetitions++;
            afterSecond = repetitions == 2 ? i + 1 : afterSecond;
        }
        return false;
    }

    private boolean tooMany(int end) {
        if (repetitions != 2) {
            return repetitions > 2;
        }
        int from = afterSecond;
        while (from < end && (expression.charAt(from) == '+' || expression.charAt(from) == '?')) {
            from++;
        }
        return !OPTIONAL_REST.matcher(expression.substring(from, end)).matches();
    }

    private boolean isPossessiveMark(int i) {
        return i > 0
                && expression.charAt(i) == '+'
                && "?*+}".indexOf(expression.charAt(i - 1)) >= 0
                && (i < 2 || expression.charAt(i - 2) != '\\');
    }

    /** Whether an unbounded repetition stands here. */
    private boolean repeats(int at) {
        char c = expression.charAt(at);
        if (c == '{') {
            int end = expression.indexOf('}', at);
            return end > 0 && !expression.substring(at, end).matches("\\{\\d{0,3}(,\\d{1,3})?");
        }
        return c == '*' || c == '+';
    }
}
