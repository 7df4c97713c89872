package io.ashlar.models.chat.jinja;

/** A template that cannot be read or run, or that refuses its input by {@code raise_exception}. */
public final class TemplateError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TemplateError(String message) {
        super(message);
    }
}
