package io.ashlar.models.blocks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The TorchScript text of a block, kept as a resource beside this class. In it {@code $name} stands for a path below
 * the block ({@code self.$query} becomes {@code self.attention.self.query}), a number or an expression.
 */
public final class Script {
    private static final Pattern NUMBERED = Pattern.compile("self\\.((?:\\w+\\.)*\\d+(?:\\.\\w+)*)");

    private final String text;
    private final Map<String, String> values = new HashMap<>();

    private Script(String text) {
        this.text = text;
    }

    /** The resource {@code NAME.py}. */
    public static Script resource(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name + ".py")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no script " + name + ".py");
            }
            return new Script(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code $name} stands for. */
    public Script set(String name, String value) {
        values.put(name, value);
        return this;
    }

    public Script set(String name, double value) {
        return set(name, Double.toString(value).toLowerCase(Locale.ROOT));
    }

    public Script set(String name, long value) {
        return set(name, Long.toString(value));
    }

    /** The text with every name replaced; a name that has no value is a mistake of the block. */
    public String text() {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
            int end = dollar + 1;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
            String name = text.substring(dollar + 1, end);
            String value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("The script has $" + name + ", but no value for it");
            }
            out.append(text, at, dollar).append(value);
            at = end;
        }
        return numbered(out.append(text, at, text.length()).toString());
    }

    /** {@code self.layer.0.norm} as the language wants it: {@code getattr(self.layer, "0").norm}. */
    public static String numbered(String script) {
        return NUMBERED.matcher(script).replaceAll(path -> Matcher.quoteReplacement(expression(path.group(1))));
    }

    /** The expression for what lies at {@code path} below {@code self}, numbered blocks included. */
    public static String expression(String path) {
        String expression = "self";
        for (String name : path.split("\\.")) {
            expression = Character.isDigit(name.charAt(0))
                    ? "getattr(" + expression + ", \"" + name + "\")"
                    : expression + "." + name;
        }
        return expression;
    }
}
