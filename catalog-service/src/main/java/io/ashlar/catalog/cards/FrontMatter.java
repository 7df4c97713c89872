package io.ashlar.catalog.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The YAML between the two {@code ---} lines at the top of a card. Every scalar stays text, so that the language
 * {@code no} is Norwegian and not false. Lists and texts are cut at the bounds below.
 */
final class FrontMatter {
    static final int LONGEST = 64 * 1024;
    private static final int DEEPEST = 16;
    private static final int MOST_ALIASES = 10;
    private static final int MOST_ITEMS = 200;
    private static final int LONGEST_TEXT = 2_000;

    private FrontMatter() {}

    /** The facts; a text that is no YAML or breaks a bound throws {@link UnreadableFrontMatterException}. */
    static CardFacts read(String yaml) {
        if (yaml.length() > LONGEST) {
            throw new UnreadableFrontMatterException(
                    "it has " + yaml.length() + " characters, and at most " + LONGEST + " are read");
        }
        Object root;
        try {
            root = newYaml().load(yaml);
        } catch (YAMLException | StackOverflowError e) {
            throw new UnreadableFrontMatterException(firstLine(e));
        }
        if (root == null) {
            return CardFacts.NONE;
        }
        if (!(root instanceof Map<?, ?> facts)) {
            throw new UnreadableFrontMatterException("it is not a mapping of names to values");
        }
        return new CardFacts(
                text(facts.get("pipeline_tag")),
                licence(facts),
                texts(facts.containsKey("language") ? facts.get("language") : facts.get("languages")),
                texts(facts.get("datasets")),
                texts(facts.get("base_model")),
                texts(facts.get("tags")),
                samples(facts.get("widget")));
    }

    private static Yaml newYaml() {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setCodePointLimit(LONGEST);
        bounds.setNestingDepthLimit(DEEPEST);
        bounds.setMaxAliasesForCollections(MOST_ALIASES);
        bounds.setAllowRecursiveKeys(false);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(bounds), new Representer(unused), unused, bounds, new TextOnly());
    }

    private static @Nullable String licence(Map<?, ?> facts) {
        String licence = text(facts.get("license"));
        String name = text(facts.get("license_name"));
        return name != null && (licence == null || licence.equals("other")) ? name : licence;
    }

    private static List<CardSample> samples(@Nullable Object widget) {
        List<CardSample> samples = new ArrayList<>();
        for (Object item : items(widget)) {
            if (item instanceof Map<?, ?> sample) {
                String text = text(sample.get("text"));
                if (text != null) {
                    samples.add(new CardSample(text(sample.get("example_title")), text));
                }
            }
        }
        return samples;
    }

    /** Texts of a list, or of the one text that stands where a list could. */
    private static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        for (Object item : items(value)) {
            String text = text(item);
            if (text != null && !texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static List<?> items(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.size() > MOST_ITEMS ? list.subList(0, MOST_ITEMS) : list;
        }
        return value == null ? List.of() : List.of(value);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (!(value instanceof String text) || text.isBlank()) {
            return null;
        }
        // U+0000 is legal in escaped YAML, and no text column takes it.
        String clean = text.strip().replace("\0", "");
        return clean.length() > LONGEST_TEXT ? clean.substring(0, LONGEST_TEXT) : clean;
    }

    private static String firstLine(Throwable e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("it is no YAML");
    }

    /** Gives no plain scalar a type of its own. */
    private static final class TextOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }
}
