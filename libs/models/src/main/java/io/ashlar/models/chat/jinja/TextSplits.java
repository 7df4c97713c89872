package io.ashlar.models.chat.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods that cut a text to pieces. */
final class TextSplits {
    private TextSplits() {}

    static @Nullable Callable of(String text, String name) {
        return switch (name) {
            case "split" -> (arguments, budget) -> split(text, arguments, budget);
            case "rsplit" -> (arguments, budget) -> rsplit(text, arguments, budget);
            case "splitlines" -> (arguments, budget) -> lines(text, arguments.flag(0, "keepends", false), budget);
            case "partition" ->
                (arguments, budget) ->
                        partition(text, arguments.text(0, "sep"), text.indexOf(arguments.text(0, "sep")), true);
            case "rpartition" ->
                (arguments, budget) ->
                        partition(text, arguments.text(0, "sep"), text.lastIndexOf(arguments.text(0, "sep")), false);
            default -> null;
        };
    }

    private static List<Object> split(String text, Arguments arguments, Budget budget) {
        Object separator = arguments.get(0, "sep", None.NONE);
        long most = arguments.integer(1, "maxsplit", -1);
        List<Object> pieces = new ArrayList<>();
        budget.text(text.length());
        if (separator == None.NONE) {
            words(text, most, pieces);
        } else {
            String between = nonEmpty(separator);
            int from = 0;
            for (int at = text.indexOf(between); at >= 0 && (most < 0 || pieces.size() < most); ) {
                pieces.add(text.substring(from, at));
                from = at + between.length();
                at = text.indexOf(between, from);
            }
            pieces.add(text.substring(from));
        }
        budget.pay(pieces.size());
        return pieces;
    }

    private static String nonEmpty(Object separator) {
        if (separator instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new TemplateError(Values.repr(separator) + " is no text to split at");
    }

    private static void words(String text, long most, List<Object> pieces) {
        int at = 0;
        while (true) {
            while (at < text.length() && TextMethods.isSpace(text.charAt(at))) {
                at++;
            }
            if (at >= text.length()) {
                return;
            }
            int end = at;
            if (most >= 0 && pieces.size() >= most) {
                pieces.add(text.substring(at).stripTrailing());
                return;
            }
            while (end < text.length() && !TextMethods.isSpace(text.charAt(end))) {
                end++;
            }
            pieces.add(text.substring(at, end));
            at = end;
        }
    }

    private static List<Object> rsplit(String text, Arguments arguments, Budget budget) {
        long most = arguments.integer(1, "maxsplit", -1);
        Object separator = arguments.get(0, "sep", None.NONE);
        if (most < 0 || separator == None.NONE) {
            return split(text, arguments, budget);
        }
        String between = nonEmpty(separator);
        List<Object> pieces = new ArrayList<>();
        int end = text.length();
        for (int at = text.lastIndexOf(between); at >= 0 && pieces.size() < most; ) {
            budget.step();
            pieces.add(text.substring(at + between.length(), end));
            end = at;
            at = at == 0 ? -1 : text.lastIndexOf(between, at - between.length());
        }
        budget.text(text.length());
        pieces.add(text.substring(0, end));
        Collections.reverse(pieces);
        return pieces;
    }

    private static List<Object> lines(String text, boolean keepEnds, Budget budget) {
        List<Object> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                int end = c == '\r' && text.startsWith("\n", at + 1) ? at + 2 : at + 1;
                lines.add(text.substring(from, keepEnds ? end : at));
                from = end;
                at = end - 1;
            }
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        budget.text(text.length());
        budget.pay(lines.size());
        return lines;
    }

    private static List<Object> partition(String text, String separator, int at, boolean first) {
        if (at < 0) {
            return first ? Tuple.of(text, "", "") : Tuple.of("", "", text);
        }
        return Tuple.of(text.substring(0, at), separator, text.substring(at + separator.length()));
    }
}
