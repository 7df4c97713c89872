package io.ashlar.models.chat.jinja;

import java.util.function.Supplier;

/** What one rendering may cost: steps, and characters of the texts that it makes. */
final class Budget {
    private static final long STEPS = 4_000_000;
    private static final int CHARACTERS = 8_000_000;
    private static final int DEPTH = 100;
    private static final int CHARACTERS_A_STEP = 32;

    /** The rendering that this thread is in: what compares or prints nested values pays without being handed it. */
    private static final ThreadLocal<Budget> CURRENT = new ThreadLocal<>();

    private long left = STEPS;
    private int depth;

    /** Pays a step of the rendering that this thread is in. */
    static void charge() {
        Budget current = CURRENT.get();
        if (current != null) {
            current.step();
        }
    }

    /** Runs a rendering whose steps this budget pays. */
    <T> T during(Supplier<T> rendering) {
        CURRENT.set(this);
        try {
            return rendering.get();
        } catch (StackOverflowError e) {
            throw new TemplateError("the template, or what it is given, is nested too deeply");
        } finally {
            CURRENT.remove();
        }
    }

    void step() {
        pay(1);
    }

    void pay(long steps) {
        left -= steps;
        if (left < 0) {
            throw new TemplateError("the template takes more than " + STEPS + " steps");
        }
    }

    /** Pays for a text before it is made. */
    void text(long characters) {
        if (characters > CHARACTERS) {
            throw new TemplateError("the template makes a text of more than " + CHARACTERS + " characters");
        }
        pay(1 + characters / CHARACTERS_A_STEP);
    }

    void enter() {
        if (++depth > DEPTH) {
            throw new TemplateError("the template calls itself more than " + DEPTH + " times deep");
        }
    }

    void leave() {
        depth--;
    }
}
