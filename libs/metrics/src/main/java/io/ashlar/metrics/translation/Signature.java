package io.ashlar.metrics.translation;

/** sacreBLEU's way to write a metric's options in a line. */
final class Signature {
    private static final String VERSION = "2.6.0";

    private final StringBuilder text;

    Signature(String references) {
        this.text = new StringBuilder("nrefs:").append(references);
    }

    Signature with(String name, Object value) {
        text.append('|').append(name).append(':').append(value);
        return this;
    }

    Signature with(String name, boolean value) {
        return with(name, value ? "yes" : "no");
    }

    @Override
    public String toString() {
        return text + "|version:" + VERSION;
    }
}
