package io.ashlar.models.chat.jinja;

/** A piece of a template, ready to be run. */
@FunctionalInterface
interface Statement {
    /** Where the innermost loop goes on after the piece. */
    enum Flow {
        NEXT,
        BREAK,
        CONTINUE
    }

    Flow run(Scope scope, Output output);
}
