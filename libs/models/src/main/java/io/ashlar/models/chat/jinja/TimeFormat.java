package io.ashlar.models.chat.jinja;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Python's {@code strftime}, in English. */
final class TimeFormat {
    private static final Map<Character, String> FIELDS = Map.ofEntries(
            Map.entry('Y', "yyyy"),
            Map.entry('y', "yy"),
            Map.entry('m', "MM"),
            Map.entry('d', "dd"),
            Map.entry('e', "ppd"),
            Map.entry('B', "MMMM"),
            Map.entry('b', "MMM"),
            Map.entry('A', "EEEE"),
            Map.entry('a', "EEE"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('M', "mm"),
            Map.entry('S', "ss"),
            Map.entry('f', "SSSSSS"),
            Map.entry('p', "a"),
            Map.entry('j', "DDD"),
            Map.entry('z', "xx"),
            Map.entry('Z', "zzz"),
            Map.entry('F', "yyyy-MM-dd"),
            Map.entry('T', "HH:mm:ss"));

    private TimeFormat() {}

    static String format(String format, ZonedDateTime time) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 >= format.length()) {
                text.append(c);
                continue;
            }
            c = format.charAt(++i);
            boolean isBare = c == '-' && i + 1 < format.length();
            c = isBare ? format.charAt(++i) : c;
            if (c == '%') {
                text.append('%');
            } else if (FIELDS.containsKey(c)) {
                String field = time.format(DateTimeFormatter.ofPattern(FIELDS.get(c), Locale.ENGLISH));
                text.append(isBare ? field.replaceFirst("^0+(?=.)", "") : field);
            } else {
                throw new TemplateError("strftime_now has no field %" + c);
            }
        }
        return text.toString();
    }
}
