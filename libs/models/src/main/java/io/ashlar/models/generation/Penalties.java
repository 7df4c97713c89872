package io.ashlar.models.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/** What reshapes the scores of tokens before one is chosen; neutral values change nothing. */
record Penalties(
        double repetition,
        double encoderRepetition,
        double frequency,
        double presence,
        int noRepeatNgram,
        int encoderNoRepeatNgram,
        List<PhraseBias> biases,
        List<PhraseBias> badWords,
        @Nullable Long forcedBegin,
        List<Long> forcedEnds,
        boolean removeInvalid,
        @Nullable LengthDecay decay,
        List<Long> suppressed,
        List<Long> suppressedAtBegin,
        boolean renormalize) {

    static Penalties read(OptionFields fields, SpecialTokens special) {
        DoublePredicate isPositive = value -> value > 0;
        DoublePredicate isOpenAiRange = value -> Math.abs(value) <= 2;
        return new Penalties(
                fields.real("repetition_penalty", isPositive, "a number above 0", 1),
                fields.real("encoder_repetition_penalty", isPositive, "a number above 0", 1),
                fields.real("frequency_penalty", isOpenAiRange, "a number from -2 to 2", 0),
                fields.real("presence_penalty", isOpenAiRange, "a number from -2 to 2", 0),
                fields.integer("no_repeat_ngram_size", 0, Integer.MAX_VALUE, 0),
                fields.integer("encoder_no_repeat_ngram_size", 0, Integer.MAX_VALUE, 0),
                fields.biases("sequence_bias"),
                badWords(fields.phrases("bad_words_ids"), special),
                fields.token("forced_bos_token_id"),
                fields.tokens("forced_eos_token_id"),
                fields.flag("remove_invalid_values", false),
                fields.decay("exponential_decay_length_penalty"),
                fields.tokens("suppress_tokens"),
                fields.tokens("begin_suppress_tokens"),
                fields.flag("renormalize_logits", false));
    }

    /** An end token is never a bad word. */
    private static List<PhraseBias> badWords(List<List<Long>> phrases, SpecialTokens special) {
        List<PhraseBias> words = new ArrayList<>();
        for (List<Long> phrase : phrases) {
            if (phrase.size() > 1 || !special.isEnd(phrase.get(0))) {
                words.add(PhraseBias.of(phrase, Float.NEGATIVE_INFINITY));
            }
        }
        return words;
    }
}
