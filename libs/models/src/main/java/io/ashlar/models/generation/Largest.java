package io.ashlar.models.generation;

import java.util.Arrays;

/** The k largest of many values without sorting them all: a heap whose root is the smallest one kept. */
final class Largest {
    private final float[] values;
    private final int[] places;
    private int count;

    Largest(int k) {
        values = new float[k];
        places = new int[k];
    }

    /** Values are offered by rising place, so an equal one that came first stays. */
    void offer(float value, int place) {
        if (Float.isNaN(value)) {
            return;
        }
        if (count < values.length) {
            values[count] = value;
            places[count] = place;
            up(count++);
        } else if (value > values[0]) {
            values[0] = value;
            places[0] = place;
            down();
        }
    }

    /** The smallest value kept. */
    float least() {
        return values[0];
    }

    /** Places of what was kept, the largest value first, the lowest place first among equals. */
    int[] places() {
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> before(b, a) ? 1 : -1);
        return Arrays.stream(order).mapToInt(i -> places[i]).toArray();
    }

    private boolean before(int a, int b) {
        return values[a] != values[b] ? values[a] > values[b] : places[a] < places[b];
    }

    private void up(int from) {
        int i = from;
        while (i > 0 && before((i - 1) / 2, i)) {
            swap(i, (i - 1) / 2);
            i = (i - 1) / 2;
        }
    }

    private void down() {
        int i = 0;
        while (true) {
            int least = i;
            for (int child = 2 * i + 1; child <= 2 * i + 2 && child < count; child++) {
                if (before(least, child)) {
                    least = child;
                }
            }
            if (least == i) {
                return;
            }
            swap(i, least);
            i = least;
        }
    }

    private void swap(int a, int b) {
        float value = values[a];
        values[a] = values[b];
        values[b] = value;
        int place = places[a];
        places[a] = places[b];
        places[b] = place;
    }
}
