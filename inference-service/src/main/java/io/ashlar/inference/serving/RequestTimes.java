package io.ashlar.inference.serving;

/** When things happened to one request, on the clock of {@link System#nanoTime()}. */
final class RequestTimes {
    final long admitted = System.nanoTime();
    private volatile long encoded = admitted;
    private volatile long started;
    private volatile long ended;

    void markEncoded() {
        encoded = System.nanoTime();
    }

    /** The first of its batches starts, or a later one, which does not count. */
    void markStarted(long now) {
        if (started == 0) {
            started = now;
        }
    }

    void markEnded(long now) {
        ended = now;
    }

    long encodeNanos() {
        return encoded - admitted;
    }

    long queueNanos() {
        return Math.max(0, started - encoded);
    }

    long computeNanos() {
        return Math.max(0, ended - started);
    }
}
