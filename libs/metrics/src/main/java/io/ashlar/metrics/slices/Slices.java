package io.ashlar.metrics.slices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Cuts rows into slices; every row is in one at most. */
public final class Slices {
    /** What rows are named that come after the most frequent values. */
    public static final String OTHER = "(other)";

    private Slices() {}

    /**
     * By value, the most frequent first (equal ones by name); values beyond {@code limit} together as {@link #OTHER}.
     */
    public static List<Slice> byValue(List<String> values, int limit) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < values.size(); row++) {
            rows.computeIfAbsent(values.get(row), value -> new ArrayList<>()).add(row);
        }
        List<Map.Entry<String, List<Integer>>> entries = new ArrayList<>(rows.entrySet());
        entries.sort(Comparator.<Map.Entry<String, List<Integer>>>comparingInt(
                        entry -> -entry.getValue().size())
                .thenComparing(Map.Entry::getKey));
        List<Slice> slices = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> entry : entries) {
            if (slices.size() < limit) {
                slices.add(new Slice(entry.getKey(), array(entry.getValue())));
            } else {
                others.addAll(entry.getValue());
            }
        }
        if (!others.isEmpty()) {
            slices.add(new Slice(
                    OTHER, others.stream().sorted().mapToInt(Integer::intValue).toArray()));
        }
        return slices;
    }

    /** About equally many rows each, the shortest first; equal lengths stay together, so there may be fewer. */
    public static List<Slice> byLength(int[] lengths, int count) {
        int[] sorted = IntStream.of(lengths).sorted().toArray();
        List<Slice> slices = new ArrayList<>();
        int from = Integer.MIN_VALUE;
        for (int i = 1; i <= count && sorted.length > 0; i++) {
            int to = sorted[(int) Math.max(0, (long) sorted.length * i / count - 1)];
            int above = from;
            int[] rows = IntStream.range(0, lengths.length)
                    .filter(row -> lengths[row] > above && lengths[row] <= to)
                    .toArray();
            if (rows.length > 0) {
                int shortest = IntStream.of(rows).map(row -> lengths[row]).min().orElse(to);
                slices.add(new Slice(shortest == to ? "" + to : shortest + " to " + to, rows));
                from = to;
            }
        }
        return slices;
    }

    private static int[] array(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
