package io.ashlar.models.generation;

import java.util.List;

/** What is added to the score of the last token of a phrase where the tokens before it have just been written. */
record PhraseBias(long[] phrase, float bias) {
    static PhraseBias of(List<Long> phrase, float bias) {
        return new PhraseBias(phrase.stream().mapToLong(Long::longValue).toArray(), bias);
    }
}
