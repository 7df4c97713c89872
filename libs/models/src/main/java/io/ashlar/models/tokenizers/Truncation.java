package io.ashlar.models.tokenizers;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Longest-first truncation, as the tokenizers library does it: the longer text of a pair gives up tokens until both are
 * alike, and special tokens stay.
 */
final class Truncation {
    private Truncation() {}

    /** How two texts share the room that is left. */
    enum Sharing {
        /** As the tokenizers library does it. */
        AT_ONCE,
        /** Token by token, as tokenizers that are written in Python do it: of equals, the second text gives first. */
        ONE_BY_ONE
    }

    static Encoding truncate(Encoding encoding, int maxTokens, boolean keepEnd, Sharing sharing) {
        int excess = encoding.tokenCount() - maxTokens;
        if (excess <= 0) {
            return encoding;
        }
        int first = count(encoding, 0);
        int second = count(encoding, 1);
        int room = Math.max(0, first + second - excess);
        int[] kept = sharing == Sharing.AT_ONCE ? share(first, second, room) : shareOneByOne(first, second, room);
        return encoding.select(places(encoding, kept, new int[] {first, second}, keepEnd));
    }

    /**
     * Only the text of {@code sequence} gives up tokens; where that is not enough (the library also wants one token of
     * it to be left), the input is refused.
     */
    static Encoding truncateOnly(Encoding encoding, int sequence, int maxTokens, boolean keepEnd, Sharing sharing) {
        int excess = encoding.tokenCount() - maxTokens;
        if (excess <= 0) {
            return encoding;
        }
        int[] present = {count(encoding, 0), count(encoding, 1)};
        if (present[sequence] < excess + (sharing == Sharing.AT_ONCE ? 1 : 0)) {
            throw new ProblemException(
                    ProblemCode.INPUT_TOO_LONG,
                    "The input has " + encoding.tokenCount() + " tokens where " + maxTokens + " are allowed, and the "
                            + (sequence == 0 ? "first" : "second") + " text, which alone may be cut, has only "
                            + present[sequence] + ". Shorten the other text.");
        }
        int[] kept = present.clone();
        kept[sequence] -= excess;
        return encoding.select(places(encoding, kept, present, keepEnd));
    }

    private static int[] shareOneByOne(int first, int second, int room) {
        int[] kept = {first, second};
        for (int excess = first + second - room; excess > 0; excess--) {
            kept[kept[0] > kept[1] ? 0 : 1]--;
        }
        return kept;
    }

    private static int[] share(int first, int second, int room) {
        int shorter = Math.min(first, second);
        int longer = shorter > room ? shorter : Math.max(shorter, room - shorter);
        if (shorter + longer > room) {
            shorter = room / 2;
            longer = shorter + room % 2;
        }
        return first <= second ? new int[] {shorter, longer} : new int[] {longer, shorter};
    }

    private static List<Integer> places(Encoding encoding, int[] kept, int[] present, boolean keepEnd) {
        List<Integer> places = new ArrayList<>();
        int[] seen = new int[2];
        for (int i = 0; i < encoding.tokenCount(); i++) {
            int sequence = encoding.sequence(i);
            if (encoding.isSpecial(i) || sequence < 0 || sequence > 1) {
                places.add(i);
                continue;
            }
            int at = seen[sequence]++;
            boolean keep = keepEnd ? at >= present[sequence] - kept[sequence] : at < kept[sequence];
            if (keep) {
                places.add(i);
            }
        }
        return places;
    }

    private static int count(Encoding encoding, int sequence) {
        int count = 0;
        for (int i = 0; i < encoding.tokenCount(); i++) {
            if (!encoding.isSpecial(i) && encoding.sequence(i) == sequence) {
                count++;
            }
        }
        return count;
    }
}
