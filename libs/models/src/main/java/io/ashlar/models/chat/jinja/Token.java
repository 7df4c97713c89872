package io.ashlar.models.chat.jinja;

/** A lexical unit of a template. */
record Token(Kind kind, String text, int line) {
    enum Kind {
        /** Text between tags. */
        DATA,
        /** <code>{{</code> and <code>}}</code>. */
        PRINT_BEGIN,
        PRINT_END,
        /** <code>{%</code> and <code>%}</code>. */
        TAG_BEGIN,
        TAG_END,
        NAME,
        STRING,
        INTEGER,
        FLOAT,
        OPERATOR,
        END
    }

    boolean is(String operatorOrName) {
        return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(operatorOrName);
    }

    TemplateError error(String message) {
        return new TemplateError("line " + line + ": " + message);
    }
}
