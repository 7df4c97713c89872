package io.ashlar.models.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Which rows go into which batch. The same epoch gives the same batches each time it is asked for. */
@FunctionalInterface
public interface RowOrder {
    /** Row numbers of every batch of an epoch, counted from 0. */
    List<int[]> batches(int epoch);

    /**
     * Batches of consecutive rows in an order that is given: one list of row numbers an epoch, used again from the
     * first.
     */
    static RowOrder given(List<int[]> epochs, int batchSize) {
        return epoch -> slices(epochs.get(epoch % epochs.size()), batchSize);
    }

    /**
     * Rows shuffled by the seed, anew in each epoch.
     *
     * @param byLength whether rows of like length share a batch: stretches of 50 batches are sorted, and the batches
     *     shuffled again, so that an epoch does not go from long to short
     */
    static RowOrder shuffled(List<? extends TrainingRow> rows, int batchSize, boolean byLength, long seed) {
        return epoch -> {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L + epoch);
            int[] order = IntStream.range(0, rows.size()).toArray();
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
            return byLength ? sorted(order, rows, batchSize, random) : slices(order, batchSize);
        };
    }

    private static List<int[]> sorted(int[] order, List<? extends TrainingRow> rows, int batchSize, Random random) {
        List<int[]> batches = new ArrayList<>();
        for (int[] stretch : slices(order, Math.multiplyExact(batchSize, 50))) {
            int[] byLength = Arrays.stream(stretch)
                    .boxed()
                    .sorted(Comparator.comparingInt(i -> rows.get(i).tokens()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            batches.addAll(slices(byLength, batchSize));
        }
        java.util.Collections.shuffle(batches, random);
        return batches;
    }

    private static List<int[]> slices(int[] order, int size) {
        List<int[]> slices = new ArrayList<>();
        for (int at = 0; at < order.length; at += size) {
            slices.add(Arrays.copyOfRange(order, at, Math.min(order.length, at + size)));
        }
        return slices;
    }
}
