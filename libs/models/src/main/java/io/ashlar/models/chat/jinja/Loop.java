package io.ashlar.models.chat.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a loop's body knows of it as {@code loop}. */
final class Loop {
    private final List<Object> elements;
    private final int depth;
    private int at;
    private @Nullable Object lastSeen;

    Loop(List<Object> elements, int depth) {
        this.elements = elements;
        this.depth = depth;
    }

    void at(int place) {
        at = place;
    }

    int depth() {
        return depth;
    }

    @Nullable Object get(String name) {
        int size = elements.size();
        return switch (name) {
            case "index" -> at + 1L;
            case "index0" -> (long) at;
            case "revindex" -> (long) size - at;
            case "revindex0" -> (long) size - at - 1;
            case "first" -> at == 0;
            case "last" -> at == size - 1;
            case "length" -> (long) size;
            case "depth" -> depth + 1L;
            case "depth0" -> (long) depth;
            case "previtem" -> at == 0 ? new Undefined("loop.previtem") : elements.get(at - 1);
            case "nextitem" -> at == size - 1 ? new Undefined("loop.nextitem") : elements.get(at + 1);
            case "cycle" -> (Callable) (arguments, budget) -> cycle(arguments);
            case "changed" -> (Callable) (arguments, budget) -> changed(arguments);
            default -> null;
        };
    }

    private Object cycle(Arguments arguments) {
        if (arguments.places().isEmpty()) {
            throw new TemplateError("loop.cycle has nothing to go through");
        }
        return arguments.places().get(at % arguments.places().size());
    }

    private boolean changed(Arguments arguments) {
        boolean changed = lastSeen == null || !Values.equal(lastSeen, arguments.places());
        lastSeen = arguments.places();
        return changed;
    }
}
