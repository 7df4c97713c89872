package io.ashlar.models.chat.jinja;

/** Python's {@code None}. */
public enum None {
    NONE;

    @Override
    public String toString() {
        return "None";
    }
}
