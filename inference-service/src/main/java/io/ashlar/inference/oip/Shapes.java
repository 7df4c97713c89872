package io.ashlar.inference.oip;

import java.util.List;

/** Reads shapes that come from outside. */
final class Shapes {
    private Shapes() {}

    /** How many texts a tensor of shape {@code [N]} or {@code [N, 1]} has. */
    static int texts(String name, List<Long> shape) {
        elements(name, shape);
        boolean column = shape.size() == 2 && shape.get(1) == 1;
        if (shape.size() != 1 && !column) {
            throw Malformed.tensor(name, "has the shape " + shape + ", and must have [N] or [N, 1]: one text a row.");
        }
        return (int) (long) shape.get(0);
    }

    /** How many elements a tensor of that shape has. */
    static int elements(String name, List<Long> shape) {
        long product = 1;
        for (long size : shape) {
            if (size < 0) {
                throw Malformed.tensor(name, "has the shape " + shape + ": a size cannot be negative.");
            }
            try {
                product = Math.multiplyExact(product, size);
            } catch (ArithmeticException e) {
                product = Long.MAX_VALUE;
            }
        }
        if (product > Integer.MAX_VALUE) {
            throw Malformed.tensor(
                    name, "has the shape " + shape + ": it has more than " + Integer.MAX_VALUE + " elements.");
        }
        return (int) product;
    }
}
