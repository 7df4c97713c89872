package io.ashlar.models.chat.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Methods of Python's texts. */
final class TextMethods {
    private TextMethods() {}

    static Callable method(String text, String name) {
        Callable method = of(text, name);
        if (method == null) {
            throw new TemplateError("texts have no method '" + name + "'");
        }
        return method;
    }

    static @Nullable Callable of(String text, String name) {
        return switch (name) {
            case "strip" -> (arguments, budget) -> strip(text, arguments, true, true);
            case "lstrip" -> (arguments, budget) -> strip(text, arguments, true, false);
            case "rstrip" -> (arguments, budget) -> strip(text, arguments, false, true);
            case "upper" -> (arguments, budget) -> text.toUpperCase(Locale.ROOT);
            case "lower", "casefold" -> (arguments, budget) -> text.toLowerCase(Locale.ROOT);
            case "capitalize" -> (arguments, budget) -> capitalize(text);
            case "title" -> (arguments, budget) -> title(text);
            case "startswith" ->
                (arguments, budget) -> options(arguments).stream().anyMatch(text::startsWith);
            case "endswith" ->
                (arguments, budget) -> options(arguments).stream().anyMatch(text::endsWith);
            case "removeprefix" ->
                (arguments, budget) -> {
                    String prefix = arguments.text(0, "prefix");
                    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
                };
            case "removesuffix" ->
                (arguments, budget) -> {
                    String suffix = arguments.text(0, "suffix");
                    return !suffix.isEmpty() && text.endsWith(suffix)
                            ? text.substring(0, text.length() - suffix.length())
                            : text;
                };
            case "replace" ->
                (arguments, budget) -> replace(
                        text,
                        arguments.text(0, "old"),
                        arguments.text(1, "new"),
                        arguments.integer(2, "count", -1),
                        budget);
            case "join" -> (arguments, budget) -> join(text, arguments.get(0, "iterable"), budget);
            case "count" -> (arguments, budget) -> count(text, arguments.text(0, "sub"));
            case "find", "index" -> (arguments, budget) -> find(text, text.indexOf(arguments.text(0, "sub")), name);
            case "rfind", "rindex" ->
                (arguments, budget) -> find(text, text.lastIndexOf(arguments.text(0, "sub")), name);
            case "zfill", "ljust", "rjust", "center" -> (arguments, budget) -> padded(text, name, arguments, budget);
            case "isdigit", "isnumeric", "isdecimal" -> (arguments, budget) -> all(text, Character::isDigit);
            case "isalpha" -> (arguments, budget) -> all(text, Character::isLetter);
            case "isalnum" -> (arguments, budget) -> all(text, Character::isLetterOrDigit);
            case "isspace" -> (arguments, budget) -> all(text, TextMethods::isSpace);
            case "isupper" -> (arguments, budget) -> Tests.isUpper(text);
            case "islower" -> (arguments, budget) -> Tests.isLower(text);
            default -> TextSplits.of(text, name);
        };
    }

    private static boolean all(String text, IntPredicate wanted) {
        return !text.isEmpty() && text.codePoints().allMatch(wanted);
    }

    /** What Python counts as white space. */
    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    private static String strip(String text, Arguments arguments, boolean left, boolean right) {
        Object given = arguments.get(0, "chars", None.NONE);
        String chars = given instanceof String some ? some : "";
        IntPredicate isStripped = given == None.NONE ? TextMethods::isSpace : c -> chars.indexOf(c) >= 0;
        int begin = 0;
        int end = text.length();
        while (left && begin < end && isStripped.test(text.codePointAt(begin))) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (right && end > begin && isStripped.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(begin, end);
    }

    private static List<String> options(Arguments arguments) {
        Object given = arguments.get(0, "prefix");
        List<String> options = new ArrayList<>();
        for (Object option : given instanceof List<?> list ? list : List.of(given)) {
            if (!(option instanceof String text)) {
                throw new TemplateError(Values.repr(given) + " is no text to begin or end with");
            }
            options.add(text);
        }
        return options;
    }

    static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = Character.charCount(text.codePointAt(0));
        return text.substring(0, first).toUpperCase(Locale.ROOT)
                + text.substring(first).toLowerCase(Locale.ROOT);
    }

    private static String title(String text) {
        StringBuilder title = new StringBuilder();
        boolean isInside = false;
        for (int c : text.codePoints().toArray()) {
            title.appendCodePoint(isInside ? Character.toLowerCase(c) : Character.toTitleCase(c));
            isInside = Character.isLetter(c);
        }
        return title.toString();
    }

    static String replace(String text, String old, String replacement, long count, Budget budget) {
        if (count == 0) {
            return text;
        }
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        long left = count < 0 ? Long.MAX_VALUE : count;
        if (old.isEmpty()) {
            throw new TemplateError("replace looks for an empty text");
        }
        for (int at = text.indexOf(old); at >= 0 && left > 0; at = text.indexOf(old, from), left--) {
            budget.text(
                    (long) replaced.length() + replacement.length() > 8_000_000L
                            ? Long.MAX_VALUE
                            : (long) (at - from) + replacement.length());
            replaced.append(text, from, at).append(replacement);
            from = at + old.length();
        }
        budget.text(text.length() - from);
        return replaced.append(text, from, text.length()).toString();
    }

    private static String join(String separator, Object values, Budget budget) {
        List<String> texts = new ArrayList<>();
        long length = 0;
        for (Object value : ListFilters.elements(values, budget)) {
            if (!(value instanceof String text)) {
                throw new TemplateError(Values.repr(value) + " cannot be joined: it is no text");
            }
            texts.add(text);
            length += text.length() + separator.length();
            budget.text(length > 8_000_000L ? length : text.length());
        }
        return String.join(separator, texts);
    }

    private static long count(String text, String part) {
        if (part.isEmpty()) {
            return Values.length(text) + 1;
        }
        long count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static long find(String text, int at, String name) {
        if (at < 0 && name.endsWith("index")) {
            throw new TemplateError("a text has no such part");
        }
        return at < 0 ? -1 : text.codePointCount(0, at);
    }

    private static String padded(String text, String name, Arguments arguments, Budget budget) {
        long missing = Math.max(0, arguments.integer(0, "width", 0) - Values.length(text));
        budget.text(missing + text.length());
        String fill = name.equals("zfill") ? "0" : arguments.text(1, "fillchar", " ");
        int before = switch (name) {
            case "ljust" -> 0;
            case "center" -> (int) (missing / 2 + (missing & (missing + Values.length(text)) & 1));
            default -> (int) missing;
        };
        boolean isSigned = name.equals("zfill") && (text.startsWith("-") || text.startsWith("+"));
        String sign = isSigned ? text.substring(0, 1) : "";
        return sign + fill.repeat(before) + text.substring(sign.length()) + fill.repeat((int) missing - before);
    }
}
