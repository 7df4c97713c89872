package io.ashlar.metrics.translation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Edits where moving a run of words costs one. Shifts are chosen greedily with Tercom's limits (at most 10 words, 50
 * places, 1000 tries in all); they are part of the metric's definition, so a better search would be a wrong one.
 */
final class ShiftedEdits {
    private static final int MAX_SIZE = 10;
    private static final int MAX_DISTANCE = 50;
    private static final int MAX_TRIES = 1000;

    private final int[] reference;
    private final BeamEditDistance distance;
    private int[] words;
    private int tries;

    private ShiftedEdits(int[] words, int[] reference) {
        this.words = words;
        this.reference = reference;
        this.distance = new BeamEditDistance(reference);
    }

    static int of(List<String> words, List<String> reference) {
        if (reference.isEmpty()) {
            return words.size();
        }
        Map<String, Integer> numbers = new HashMap<>();
        return new ShiftedEdits(numbered(words, numbers), numbered(reference, numbers)).count();
    }

    private static int[] numbered(List<String> words, Map<String, Integer> numbers) {
        return words.stream()
                .mapToInt(word -> numbers.computeIfAbsent(word, each -> numbers.size()))
                .toArray();
    }

    private int count() {
        int shifts = 0;
        while (true) {
            Shift best = bestShift();
            if (tries >= MAX_TRIES || best == null || best.gain <= 0) {
                return shifts + distance.edits(words);
            }
            shifts++;
            words = best.result;
        }
    }

    private @Nullable Shift bestShift() {
        Alignment alignment = distance.align(words);
        Shift best = null;
        for (int from = 0; from < words.length; from++) {
            int firstReference = Math.max(0, from - MAX_DISTANCE);
            int lastReference = Math.min(reference.length - 1, from + MAX_DISTANCE);
            for (int target = firstReference; target <= lastReference; target++) {
                int longest = sameRun(from, target);
                for (int length = 1; length <= longest; length++) {
                    best = better(best, alignment, from, target, length);
                    if (tries >= MAX_TRIES) {
                        return best;
                    }
                }
            }
        }
        return best;
    }

    private int sameRun(int from, int target) {
        int length = 0;
        while (length < MAX_SIZE
                && from + length < words.length
                && target + length < reference.length
                && words[from + length] == reference[target + length]) {
            length++;
        }
        return length;
    }

    /** Tries every place that brings a run of words to where the reference has it. */
    private @Nullable Shift better(@Nullable Shift best, Alignment alignment, int from, int target, int length) {
        int aligned = alignment.positions()[target];
        boolean inPlace = alignment.wrongPrediction().get(from, from + length).isEmpty()
                || alignment.wrongReference().get(target, target + length).isEmpty()
                || (aligned >= from && aligned < from + length);
        if (inPlace) {
            return best;
        }
        Shift found = best;
        int previous = -1;
        for (int offset = -1; offset < length && target + offset < reference.length; offset++) {
            int place = target + offset < 0 ? 0 : alignment.positions()[target + offset] + 1;
            if (place != previous) {
                previous = place;
                int[] shifted = shifted(from, length, place);
                Shift shift = new Shift(alignment.edits() - distance.edits(shifted), length, from, place, shifted);
                tries++;
                if (found == null || shift.isBetterThan(found)) {
                    found = shift;
                }
            }
        }
        return found;
    }

    /** The words with a run of them taken out and put before {@code place}, which counts the run where it was. */
    private int[] shifted(int from, int length, int place) {
        int[] result = new int[words.length];
        int before = place > from + length ? place - length : Math.min(place, words.length - length);
        int next = 0;
        for (int i = 0; i < words.length; i++) {
            boolean moved = i >= before && i < before + length;
            if (moved) {
                result[i] = words[from + i - before];
            } else {
                next += next == from ? length : 0;
                result[i] = words[next++];
            }
        }
        return result;
    }

    private record Shift(int gain, int length, int from, int place, int[] result) {
        /** The most gained, then the longest, the earliest, and the earliest place. */
        boolean isBetterThan(Shift other) {
            if (gain != other.gain) {
                return gain > other.gain;
            }
            if (length != other.length) {
                return length > other.length;
            }
            return from != other.from ? from < other.from : place < other.place;
        }
    }
}
