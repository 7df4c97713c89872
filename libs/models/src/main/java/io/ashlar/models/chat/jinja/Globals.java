package io.ashlar.models.chat.jinja;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names that every template knows: Jinja2's, and those that transformers adds. */
final class Globals {
    private static final long LONGEST_RANGE = 100_000;

    private Globals() {}

    static Map<String, Object> of(Clock clock) {
        Map<String, Object> globals = new HashMap<>();
        put(globals, "range", Globals::range);
        put(globals, "namespace", (arguments, budget) -> new Namespace(named(arguments)));
        put(globals, "dict", (arguments, budget) -> new LinkedHashMap<Object, Object>(named(arguments)));
        put(globals, "raise_exception", (arguments, budget) -> {
            throw new TemplateError(Values.text(arguments.get(0, "message")));
        });
        put(
                globals,
                "strftime_now",
                (arguments, budget) -> TimeFormat.format(arguments.text(0, "format"), ZonedDateTime.now(clock)));
        put(globals, "joiner", (arguments, budget) -> joiner(arguments.text(0, "sep", ", ")));
        return globals;
    }

    private static void put(Map<String, Object> globals, String name, Callable function) {
        globals.put(name, function);
    }

    private static Map<String, Object> named(Arguments arguments) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Object given : arguments.places()) {
            if (!(given instanceof Map<?, ?> map)) {
                throw new TemplateError(Values.repr(given) + " is no map");
            }
            map.forEach((key, value) -> values.put(Values.text(key), value));
        }
        values.putAll(arguments.names());
        return values;
    }

    private static Object range(Arguments arguments, Budget budget) {
        boolean hasBegin = arguments.places().size() > 1;
        long begin = hasBegin ? arguments.integer(0, "start", 0) : 0;
        long end = arguments.integer(hasBegin ? 1 : 0, "stop", 0);
        long step = arguments.integer(2, "step", 1);
        if (step == 0) {
            throw new TemplateError("range has step 0");
        }
        List<Object> numbers = new ArrayList<>();
        for (long i = begin; step > 0 ? i < end : i > end; i += step) {
            budget.step();
            if (numbers.size() >= LONGEST_RANGE) {
                throw new TemplateError("range has more than " + LONGEST_RANGE + " numbers");
            }
            numbers.add(i);
        }
        return numbers;
    }

    private static Callable joiner(String separator) {
        boolean[] isUsed = new boolean[1];
        return (arguments, budget) -> {
            String text = isUsed[0] ? separator : "";
            isUsed[0] = true;
            return text;
        };
    }
}
