package io.ashlar.benchmarks.encoderdecoder;

import io.ashlar.models.Precision;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** One piece of work: so many sources, and so many tokens written for each, none of them ending early. */
record Writing(RandomWriter model, Precision precision, int beams) {
    static final int SOURCES = 8;
    static final int TOKENS_IN = 30;
    static final int TOKENS_OUT = 48;

    String name() {
        return model.title() + " " + (beams == 1 ? "greedy" : beams + " beams") + " " + precision.wireName();
    }

    /** Words that both vocabularies have, the same every time. */
    static List<long[]> sources() {
        Random random = new Random(5);
        return IntStream.range(0, SOURCES)
                .mapToObj(row -> random.longs(TOKENS_IN, 3, 32_000).toArray())
                .toList();
    }
}
