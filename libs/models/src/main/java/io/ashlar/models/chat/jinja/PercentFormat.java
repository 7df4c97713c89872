package io.ashlar.models.chat.jinja;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's formatting by {@code %}: texts, whole numbers and decimals. */
final class PercentFormat {
    private static final Pattern FIELD =
            Pattern.compile("%(?<flags>[-0+ ]*)(?<width>\\d{0,4})(?:\\.(?<digits>\\d{1,3}))?(?<kind>.)");

    private PercentFormat() {}

    static String format(String format, Object values, Budget budget) {
        List<?> list = values instanceof List<?> several ? several : List.of(values);
        Matcher field = FIELD.matcher(format);
        StringBuilder text = new StringBuilder();
        int used = 0;
        while (field.find()) {
            String piece = "%";
            if (!field.group("kind").equals("%")) {
                if (used >= list.size()) {
                    throw new TemplateError("a format has more fields than values");
                }
                piece = field(field, list.get(used++));
            }
            budget.text(piece.length());
            field.appendReplacement(text, Matcher.quoteReplacement(piece));
        }
        if (used < list.size()) {
            throw new TemplateError("a format has fewer fields than values");
        }
        return field.appendTail(text).toString();
    }

    private static String field(Matcher field, Object value) {
        String digits = field.group("digits");
        String java = "%" + field.group("flags") + field.group("width");
        try {
            return switch (field.group("kind")) {
                case "s" -> String.format(Locale.ROOT, java + "s", Values.text(value));
                case "r" -> String.format(Locale.ROOT, java + "s", Values.repr(value));
                case "d", "i" -> String.format(Locale.ROOT, java + "d", (long) Values.real(value));
                case "f" ->
                    String.format(Locale.ROOT, java + "." + (digits == null ? "6" : digits) + "f", Values.real(value));
                default -> throw new TemplateError("there is no format %" + field.group("kind"));
            };
        } catch (java.util.IllegalFormatException e) {
            throw new TemplateError("'" + field.group() + "' is no format");
        }
    }
}
