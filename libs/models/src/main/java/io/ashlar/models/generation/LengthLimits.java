package io.ashlar.models.generation;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer may and must be, before the prompt is known.
 *
 * @param maxNewTokens wins over {@code maxLength}
 * @param maxLength prompt and new tokens together
 * @param isUsualMaxLength nobody set it: then it counts new tokens alone
 * @param minNewTokens wins over {@code minLength}
 */
record LengthLimits(
        @Nullable Integer maxNewTokens,
        int maxLength,
        boolean isUsualMaxLength,
        @Nullable Integer minNewTokens,
        int minLength) {
    private static final int USUAL_MAX_LENGTH = 20;

    static LengthLimits read(OptionFields fields) {
        boolean isLengthStronger = fields.strength("max_length") < fields.strength("max_new_tokens");
        Integer maxNew = fields.integer("max_new_tokens", 1, Integer.MAX_VALUE);
        int maxLength = fields.integer("max_length", 1, Integer.MAX_VALUE, USUAL_MAX_LENGTH);
        boolean isUsual = maxLength == USUAL_MAX_LENGTH && !fields.isRequested("max_length");
        Integer minNew = fields.integer("min_new_tokens", 0, Integer.MAX_VALUE);
        boolean isMinLengthStronger = fields.strength("min_length") < fields.strength("min_new_tokens");
        return new LengthLimits(
                isLengthStronger && !isUsual ? null : maxNew,
                maxLength,
                isUsual,
                isMinLengthStronger ? null : minNew,
                fields.integer("min_length", 0, Integer.MAX_VALUE, 0));
    }

    /**
     * The lengths for a prompt, in tokens that the rules see.
     *
     * @param seen tokens that the rules see
     * @param prompt tokens that the model reads
     * @param modelMax the longest row that the model holds
     */
    Lengths of(int seen, int prompt, int modelMax) {
        if (prompt >= modelMax) {
            throw new ProblemException(
                    ProblemCode.INPUT_TOO_LONG,
                    "The prompt has " + prompt + " tokens; the model holds " + modelMax
                            + ", and one must be left for the answer. Shorten the prompt, or ask for truncation.");
        }
        int most = maxLength;
        if (maxNewTokens != null) {
            most = bounded((long) maxNewTokens + seen);
        } else if (isUsualMaxLength) {
            most = maxLength + seen;
        } else if (seen >= maxLength) {
            throw new ProblemException(
                    ProblemCode.INPUT_TOO_LONG,
                    "The prompt has " + seen + " tokens, but max_length, prompt and answer together, is " + maxLength
                            + ". Raise it, or give max_new_tokens instead.");
        }
        int room = bounded((long) seen + modelMax - prompt);
        int least = minNewTokens != null ? bounded((long) minNewTokens + seen) : minLength;
        return new Lengths(seen, Math.min(most, room), least);
    }

    private static int bounded(long length) {
        return (int) Math.min(length, Integer.MAX_VALUE - 8);
    }
}
