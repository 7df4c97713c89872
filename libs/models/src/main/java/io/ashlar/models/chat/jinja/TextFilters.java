package io.ashlar.models.chat.jinja;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Filters that make texts of texts. */
final class TextFilters {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern TITLE = Pattern.compile("[-\\s({\\[<]+|[^-\\s({\\[<]+");

    private TextFilters() {}

    static void addTo(Map<String, Filter> filters) {
        filters.put("trim", (value, arguments, budget) -> {
            Callable strip = TextMethods.method(Values.text(value), "strip");
            return strip.call(arguments, budget);
        });
        filters.put("upper", (value, arguments, budget) -> Values.text(value).toUpperCase(Locale.ROOT));
        filters.put("lower", (value, arguments, budget) -> Values.text(value).toLowerCase(Locale.ROOT));
        filters.put("capitalize", (value, arguments, budget) -> TextMethods.capitalize(Values.text(value)));
        filters.put(
                "title",
                (value, arguments, budget) -> TITLE.matcher(Values.text(value))
                        .replaceAll(match ->
                                java.util.regex.Matcher.quoteReplacement(TextMethods.capitalize(match.group()))));
        filters.put(
                "replace",
                (value, arguments, budget) -> TextMethods.replace(
                        Values.text(value),
                        Values.text(arguments.get(0, "old")),
                        Values.text(arguments.get(1, "new")),
                        arguments.integer(2, "count", -1),
                        budget));
        filters.put("indent", TextFilters::indent);
        filters.put(
                "wordcount",
                (value, arguments, budget) ->
                        WORD.matcher(Values.text(value)).results().count());
        filters.put("truncate", TextFilters::truncate);
        filters.put("center", (value, arguments, budget) -> {
            Callable center = TextMethods.method(Values.text(value), "center");
            return center.call(Arguments.of(arguments.integer(0, "width", 80)), budget);
        });
        filters.put("escape", (value, arguments, budget) -> escape(Values.text(value)));
        filters.put("e", (value, arguments, budget) -> escape(Values.text(value)));
        filters.put(
                "striptags",
                (value, arguments, budget) -> String.join(
                        " ",
                        Values.text(value)
                                .replaceAll("(?s)<!--.*?-->|<[^>]*>", "")
                                .strip()
                                .split("\\s+")));
    }

    private static Object indent(Object value, Arguments arguments, Budget budget) {
        Object width = arguments.get(0, "width", 4L);
        String margin = width instanceof String text ? text : " ".repeat((int) Math.min(1000, Values.integer(width)));
        boolean first = arguments.flag(1, "first", false);
        boolean blank = arguments.flag(2, "blank", false);
        String text = Values.text(value);
        String[] lines = text.split("\n", -1);
        budget.text(text.length() + (long) lines.length * margin.length());
        String indented = Arrays.stream(lines)
                .skip(1)
                .map(line -> "\n" + (line.isEmpty() && !blank ? line : margin + line))
                .collect(Collectors.joining());
        return (first ? margin : "") + lines[0] + indented;
    }

    private static Object truncate(Object value, Arguments arguments, Budget budget) {
        String text = Values.text(value);
        int length = (int) Math.max(0, Math.min(Integer.MAX_VALUE, arguments.integer(0, "length", 255)));
        String end = arguments.text(2, "end", "...");
        long leeway = arguments.integer(3, "leeway", 5);
        if (text.length() <= length + leeway) {
            return text;
        }
        String cut = text.substring(0, Math.max(0, length - end.length()));
        int space = cut.lastIndexOf(' ');
        return (arguments.flag(1, "killwords", false) || space < 0 ? cut : cut.substring(0, space)) + end;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace(">", "&gt;")
                .replace("<", "&lt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;");
    }
}
