package io.ashlar.models.generation;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a hypothesis ends with its last token. */
final class StopCheck {
    /** Tokens before a possible stop string that are decoded with it, so that it is not at a text's beginning. */
    private static final int CONTEXT = 4;

    private final List<Long> ends;
    private final int most;
    private final List<String> stopStrings;
    private final @Nullable TokenText text;
    private final int window;

    StopCheck(GenerationOptions options, Lengths lengths, @Nullable TokenText text) {
        if (text == null && !options.stopStrings().isEmpty()) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "stop_strings is " + options.stopStrings() + ", but there is no tokenizer. Give eos_token_id.");
        }
        this.ends = options.special().ends();
        this.most = lengths.most();
        this.stopStrings = options.stopStrings();
        this.text = text;
        this.window =
                CONTEXT + stopStrings.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Why it ends; null where it goes on. */
    @Nullable FinishReason reason(TokenSequence history) {
        if (ends.contains(history.last()) || hasStopString(history)) {
            return FinishReason.STOP;
        }
        return history.length() >= most ? FinishReason.LENGTH : null;
    }

    private boolean hasStopString(TokenSequence history) {
        if (text == null || stopStrings.isEmpty()) {
            return false;
        }
        long[] tail = history.tail(window);
        String after = text.of(tail);
        String before = text.of(Arrays.copyOf(tail, tail.length - 1));
        int common = 0;
        while (common < Math.min(before.length(), after.length()) && before.charAt(common) == after.charAt(common)) {
            common++;
        }
        for (String stop : stopStrings) {
            if (after.indexOf(stop, Math.max(0, common - stop.length() + 1)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
