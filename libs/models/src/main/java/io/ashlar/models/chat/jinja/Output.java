package io.ashlar.models.chat.jinja;

/** What a template has written so far. */
final class Output {
    private final StringBuilder text = new StringBuilder();
    private final Budget budget;

    Output(Budget budget) {
        this.budget = budget;
    }

    void write(String piece) {
        budget.text((long) text.length() + piece.length() > 8_000_000L ? Long.MAX_VALUE : piece.length());
        text.append(piece);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
