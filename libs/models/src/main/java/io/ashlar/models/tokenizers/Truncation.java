package io.ashlar.models.tokenizers;

import java.util.ArrayList;
import java.util.List;

/**
 * Longest-first truncation, as the tokenizers library does it: the longer text of a pair gives up tokens until both are
 * alike, and special tokens stay.
 */
final class Truncation {
    private Truncation() {}

    static Encoding truncate(Encoding encoding, int maxTokens, boolean keepEnd) {
        int excess = encoding.tokenCount() - maxTokens;
        if (excess <= 0) {
            return encoding;
        }
        int first = count(encoding, 0);
        int second = count(encoding, 1);
        int room = Math.max(0, first + second - excess);
        int[] kept = share(first, second, room);
        return encoding.select(places(encoding, kept, new int[] {first, second}, keepEnd));
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
