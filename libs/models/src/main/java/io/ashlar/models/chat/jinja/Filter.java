package io.ashlar.models.chat.jinja;

/** What stands behind a bar: makes a value of another. */
@FunctionalInterface
interface Filter {
    Object apply(Object value, Arguments arguments, Budget budget);
}
