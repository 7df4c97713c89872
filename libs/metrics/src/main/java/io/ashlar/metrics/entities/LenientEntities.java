package io.ashlar.metrics.entities;

import java.util.ArrayList;
import java.util.List;

/**
 * The entities of tag sequences as conlleval reads them, whatever the scheme: an I- after O or after another type
 * starts one. The first letter is the prefix, hyphen or not; only B, I, E, S, O and {@code .} mean something. Rows are
 * read one after another, with an O between them.
 */
public final class LenientEntities {
    private static final int NONE = 'O';
    private static final int DOT = '.';

    private int previousPrefix = NONE;
    private String previousType = "";
    private int begin;

    /** The entities of one row alone, in the order in which they end. */
    public static List<Entity> of(List<String> tags) {
        return new LenientEntities().next(tags);
    }

    /**
     * The entities of the next row. An unknown prefix may end an entity that never started: it then begins where the
     * last one did, which may be in an earlier row (below 0), as in the reference.
     */
    List<Entity> next(List<String> tags) {
        List<Entity> entities = new ArrayList<>();
        for (int i = 0; i <= tags.size(); i++) {
            String tag = i < tags.size() ? tags.get(i) : "O";
            int prefix = tag.codePointAt(0);
            String type = type(tag);
            boolean otherType = !previousType.equals(type);
            if (ends(previousPrefix, prefix) || (isInside(previousPrefix) && otherType)) {
                entities.add(new Entity(previousType, begin, i - 1));
            }
            if (starts(previousPrefix, prefix) || (isInside(prefix) && otherType)) {
                begin = i;
            }
            previousPrefix = prefix;
            previousType = type;
        }
        begin -= tags.size() + 1;
        return entities;
    }

    /** What follows the first hyphen after the prefix; {@code _} where nothing does. */
    private static String type(String tag) {
        String rest = tag.substring(tag.offsetByCodePoints(0, 1));
        String type = rest.substring(rest.indexOf('-') + 1);
        return type.isEmpty() ? "_" : type;
    }

    private static boolean isInside(int prefix) {
        return prefix != NONE && prefix != DOT;
    }

    private static boolean ends(int previous, int prefix) {
        return switch (previous) {
            case 'E', 'S' -> true;
            case 'B', 'I' -> prefix == 'B' || prefix == 'S' || prefix == NONE;
            default -> false;
        };
    }

    private static boolean starts(int previous, int prefix) {
        return switch (prefix) {
            case 'B', 'S' -> true;
            case 'E', 'I' -> previous == 'E' || previous == 'S' || previous == NONE;
            default -> false;
        };
    }
}
