package io.ashlar.metrics.entities;

import java.util.List;
import java.util.Locale;

/**
 * A way to write entities as tags, with seqeval's rules of what starts an entity, goes on in it and closes it. Each
 * rule is {@code previous prefixes, prefixes, types}: types are {@code =} (the same), {@code !} (another) or {@code *}.
 */
public enum TagScheme {
    IOB1("IOB", "O I *,I I !,B I *,I B =,B B =", "B I =,I I =", "I I !,I O *,I B *,B O *,B I !,B B ="),
    IOE1("IOE", "O I *,I I !,E I *,E E =", "I I =,I E =", "I I !,I O *,I E !,E I =,E E ="),
    IOB2("IOB", "* B *", "B I =,I I =", "I O *,I I !,I B *,B O *,B I !,B B *"),
    IOE2("IOE", "O I *,O E *,E I *,E E *,I I !,I E !", "I E =,I I =", "E * *"),
    IOBES("IOBES", "* BS *", "BI IE =", "SE * *"),
    BILOU("BILOU", "* BU *", "BI IL =", "UL * *");

    private final String prefixes;
    private final List<Rule> start;
    private final List<Rule> inside;
    private final List<Rule> end;

    TagScheme(String prefixes, String start, String inside, String end) {
        this.prefixes = prefixes;
        this.start = rules(start);
        this.inside = rules(inside);
        this.end = rules(end);
    }

    /** By its name in any case; {@code IOB} alone is no scheme. */
    public static TagScheme named(String name) {
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a tag scheme: one of " + List.of(values()) + " is needed", e);
        }
    }

    boolean allows(Tag tag) {
        return prefixes.indexOf(tag.prefix()) >= 0;
    }

    boolean starts(Tag previous, Tag tag) {
        return start.stream().anyMatch(rule -> rule.holds(previous, tag));
    }

    boolean continues(Tag previous, Tag tag) {
        return inside.stream().anyMatch(rule -> rule.holds(previous, tag));
    }

    boolean ends(Tag previous, Tag tag) {
        return end.stream().anyMatch(rule -> rule.holds(previous, tag));
    }

    private static List<Rule> rules(String text) {
        return List.of(text.split(",", -1)).stream()
                .map(rule -> rule.split(" ", -1))
                .map(parts -> new Rule(parts[0], parts[1], parts[2].charAt(0)))
                .toList();
    }

    private record Rule(String previousPrefixes, String prefixes, char types) {
        boolean holds(Tag previous, Tag tag) {
            return matches(previousPrefixes, previous)
                    && matches(prefixes, tag)
                    && (types == '*' || (types == '=') == previous.type().equals(tag.type()));
        }

        private static boolean matches(String prefixes, Tag tag) {
            return prefixes.equals("*") || prefixes.indexOf(tag.prefix()) >= 0;
        }
    }
}
