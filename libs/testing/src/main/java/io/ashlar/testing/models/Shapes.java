package io.ashlar.testing.models;

import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the names and shapes of a checkpoint's weights. */
final class Shapes {
    private final SortedMap<String, int[]> shapes = new TreeMap<>();

    Shapes matrix(String name, int rows, int columns) {
        shapes.put(name, new int[] {rows, columns});
        return this;
    }

    Shapes tensor(String name, int... shape) {
        shapes.put(name, shape);
        return this;
    }

    Shapes vector(String name, int size) {
        shapes.put(name, new int[] {size});
        return this;
    }

    /** A linear layer: weight (out, in) and bias (out). */
    Shapes linear(String name, int in, int out) {
        return matrix(name + ".weight", out, in).vector(name + ".bias", out);
    }

    Shapes layerNorm(String name, int size) {
        return vector(name + ".weight", size).vector(name + ".bias", size);
    }

    SortedMap<String, int[]> all() {
        return shapes;
    }
}
