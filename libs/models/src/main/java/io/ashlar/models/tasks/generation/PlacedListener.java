package io.ashlar.models.tasks.generation;

/** Tells a listener of a part of a batch, by the places that its requests have in the whole. */
record PlacedListener(TextListener whole, int[] places) implements TextListener {
    @Override
    public boolean onText(int request, int sequence, String piece) {
        return whole.onText(places[request], sequence, piece);
    }

    @Override
    public boolean onToken(int request, int sequence, WrittenToken token) {
        return whole.onToken(places[request], sequence, token);
    }

    @Override
    public boolean goesOn(int request) {
        return whole.goesOn(places[request]);
    }
}
