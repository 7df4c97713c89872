package io.ashlar.models.chat.jinja;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters of Jinja2 that chat templates may use, but those for HTML. */
final class Filters {
    private static final Map<String, Filter> ALL = all();

    private Filters() {}

    static @Nullable Filter named(String name) {
        return ALL.get(name);
    }

    private static Map<String, Filter> all() {
        Map<String, Filter> filters = new HashMap<>();
        filters.put("default", Filters::orElse);
        filters.put("d", Filters::orElse);
        filters.put("length", (value, arguments, budget) -> Values.length(value));
        filters.put("count", (value, arguments, budget) -> Values.length(value));
        filters.put("string", (value, arguments, budget) -> Values.text(value));
        filters.put("safe", (value, arguments, budget) -> Values.text(value));
        filters.put("int", Filters::integer);
        filters.put("float", Filters::real);
        filters.put("abs", (value, arguments, budget) -> absolute(value));
        filters.put("round", Filters::round);
        filters.put("tojson", JsonText::filter);
        filters.put(
                "format",
                (value, arguments, budget) -> PercentFormat.format(Values.text(value), arguments.places(), budget));
        filters.put("attr", (value, arguments, budget) -> Attributes.attribute(value, arguments.text(0, "name")));
        TextFilters.addTo(filters);
        ListFilters.addTo(filters);
        SelectionFilters.addTo(filters);
        return Map.copyOf(filters);
    }

    private static Object orElse(Object value, Arguments arguments, Budget budget) {
        boolean isMissing =
                value instanceof Undefined || (arguments.flag(1, "boolean", false) && !Values.isTrue(value));
        return isMissing ? arguments.get(0, "default_value", "") : value;
    }

    private static Object integer(Object value, Arguments arguments, Budget budget) {
        Object absent = arguments.get(0, "default", 0L);
        try {
            if (value instanceof String text) {
                int base = (int) arguments.integer(1, "base", 10);
                String digits = text.strip().replace("_", "");
                return base == 10 && digits.matches(".*[.eE].*")
                        ? (long) Double.parseDouble(digits)
                        : Long.parseLong(digits, base);
            }
            return Values.isNumber(value) ? (long) Values.real(value) : absent;
        } catch (NumberFormatException e) {
            return absent;
        }
    }

    private static Object real(Object value, Arguments arguments, Budget budget) {
        try {
            if (value instanceof String text) {
                return Double.parseDouble(text.strip());
            }
            return Values.isNumber(value) ? (Object) Values.real(value) : arguments.get(0, "default", 0.0);
        } catch (NumberFormatException e) {
            return arguments.get(0, "default", 0.0);
        }
    }

    private static Object absolute(Object value) {
        return value instanceof Double number ? (Object) Math.abs(number) : (Object) Math.abs(Values.integer(value));
    }

    private static Object round(Object value, Arguments arguments, Budget budget) {
        int digits = (int) Math.max(-300, Math.min(300, arguments.integer(0, "precision", 0)));
        RoundingMode mode = switch (arguments.text(1, "method", "common")) {
            case "common" -> RoundingMode.HALF_EVEN;
            case "ceil" -> RoundingMode.CEILING;
            case "floor" -> RoundingMode.FLOOR;
            default -> throw new TemplateError("round takes common, ceil or floor");
        };
        return new BigDecimal(Values.real(value)).setScale(digits, mode).doubleValue();
    }
}
