package io.ashlar.models.chat.jinja;

/** What a template may call: a function, a macro, a bound method. */
@FunctionalInterface
interface Callable {
    Object call(Arguments arguments, Budget budget);
}
