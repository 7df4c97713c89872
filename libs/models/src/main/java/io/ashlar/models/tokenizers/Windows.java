package io.ashlar.models.tokenizers;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text that is too long into windows that overlap, as the tokenizers library does with a stride: each has the
 * special tokens and all of the other text of a pair.
 */
final class Windows {
    private Windows() {}

    /**
     * The windows, in order; the input itself where it fits.
     *
     * @param sequence which text of a pair is cut
     * @param stride how many tokens a window has of the one before
     */
    static List<Encoding> of(Encoding encoding, int sequence, int maxTokens, int stride) {
        if (encoding.tokenCount() <= maxTokens) {
            return List.of(encoding);
        }
        List<Integer> cut = new ArrayList<>();
        for (int i = 0; i < encoding.tokenCount(); i++) {
            if (isOf(encoding, i, sequence)) {
                cut.add(i);
            }
        }
        int room = maxTokens - (encoding.tokenCount() - cut.size());
        if (stride < 0 || room <= stride) {
            throw new ProblemException(
                    ProblemCode.INPUT_TOO_LONG,
                    "A window of " + maxTokens + " tokens has room for " + Math.max(0, room)
                            + " tokens of the text beside special tokens and the question, which must be more than the "
                            + stride
                            + " that windows share. Make the question or the stride shorter, or windows longer.");
        }
        List<Encoding> windows = new ArrayList<>();
        for (int start = 0; ; start += room - stride) {
            int stop = Math.min(start + room, cut.size());
            windows.add(encoding.select(places(encoding, sequence, start, stop)));
            if (stop == cut.size()) {
                return windows;
            }
        }
    }

    private static List<Integer> places(Encoding encoding, int sequence, int start, int stop) {
        List<Integer> places = new ArrayList<>();
        int seen = 0;
        for (int i = 0; i < encoding.tokenCount(); i++) {
            if (!isOf(encoding, i, sequence)) {
                places.add(i);
            } else {
                if (seen >= start && seen < stop) {
                    places.add(i);
                }
                seen++;
            }
        }
        return places;
    }

    private static boolean isOf(Encoding encoding, int token, int sequence) {
        return !encoding.isSpecial(token) && encoding.sequence(token) == sequence;
    }
}
