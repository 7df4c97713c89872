package io.ashlar.inference.serving;

/** One input of a request, ready for the device. */
record Row<E, R>(PendingRequest<R> request, int index, E encoded, int tokens) {
    void complete(R result) {
        request.complete(index, result);
    }
}
