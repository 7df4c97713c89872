package io.ashlar.models.chat.jinja;

/** An expression, ready to be worked out. */
@FunctionalInterface
interface Expression {
    Object in(Scope scope);
}
