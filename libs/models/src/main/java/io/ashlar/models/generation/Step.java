package io.ashlar.models.generation;

/** Which of a search's rows go on, each with which token; none: the search has ended. */
record Step(int[] parents, long[] tokens) {
    static final Step END = new Step(new int[0], new long[0]);

    boolean isEnd() {
        return tokens.length == 0;
    }
}
