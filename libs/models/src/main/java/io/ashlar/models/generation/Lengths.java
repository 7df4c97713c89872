package io.ashlar.models.generation;

/** Lengths of one request in tokens that its rules see: what was there, the most, and before what it may not end. */
record Lengths(int begin, int most, int least) {
    int mostNew() {
        return most - begin;
    }
}
