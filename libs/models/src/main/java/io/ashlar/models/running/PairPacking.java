package io.ashlar.models.running;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sources and targets of an encoder-decoder laid out for one forward: the tokens of all sequences one after another
 * without padding, pairs of equal lengths together. Groups are five numbers each: first query, queries of a sequence,
 * first key, keys of a sequence, sequences.
 *
 * @param order the number of the pair at each packed place
 * @param sourceGroups runs of sources of equal length, each attending to itself
 * @param targetGroups the same of targets
 * @param across runs of pairs in which both have equal length: targets attending to their sources
 */
public record PairPacking(
        int[] order, Side source, Side target, long[] sourceGroups, long[] targetGroups, long[] across) {
    private static final int GROUP = 5;

    /** The tokens of one side: ids, the place of each in its sequence, and the first token of each sequence. */
    public record Side(long[] ids, long[] positions, int[] firsts, int[] lengths) {
        static Side of(List<long[]> sequences, int[] order) {
            int tokens = 0;
            for (long[] sequence : sequences) {
                tokens = Math.addExact(tokens, sequence.length);
            }
            Side side = new Side(new long[tokens], new long[tokens], new int[order.length], new int[order.length]);
            int at = 0;
            for (int place = 0; place < order.length; place++) {
                long[] sequence = sequences.get(order[place]);
                side.firsts[place] = at;
                side.lengths[place] = sequence.length;
                for (int i = 0; i < sequence.length; i++, at++) {
                    side.ids[at] = sequence[i];
                    side.positions[at] = i;
                }
            }
            return side;
        }
    }

    /** Sources alone. */
    public static PairPacking of(List<long[]> sources) {
        return of(sources, sources.stream().map(source -> new long[0]).toList());
    }

    /** Source i and target i are a pair. */
    public static PairPacking of(List<long[]> sources, List<long[]> targets) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            places.add(i);
        }
        places.sort(Comparator.<Integer>comparingInt(i -> sources.get(i).length)
                .thenComparingInt(i -> targets.get(i).length));
        int[] order = places.stream().mapToInt(Integer::intValue).toArray();
        Side source = Side.of(sources, order);
        Side target = Side.of(targets, order);
        return new PairPacking(
                order, source, target, groups(source, source), groups(target, target), groups(target, source));
    }

    /** Sequences in the batch. */
    public int sequences() {
        return order.length;
    }

    private static long[] groups(Side queries, Side keys) {
        List<long[]> groups = new ArrayList<>();
        for (int place = 0; place < queries.lengths.length; place++) {
            long[] last = groups.isEmpty() ? new long[GROUP] : groups.get(groups.size() - 1);
            if (last[1] == queries.lengths[place] && last[3] == keys.lengths[place] && last[4] > 0) {
                last[4]++;
            } else {
                groups.add(new long[] {
                    queries.firsts[place], queries.lengths[place], keys.firsts[place], keys.lengths[place], 1
                });
            }
        }
        return groups.stream().flatMapToLong(java.util.Arrays::stream).toArray();
    }
}
