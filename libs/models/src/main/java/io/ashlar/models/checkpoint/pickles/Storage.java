package io.ashlar.models.checkpoint.pickles;

import io.ashlar.models.checkpoint.DType;

/** A run of elements that tensors share: where it lies in the file is known once the file's layout has been read. */
final class Storage {
    private static final long UNPLACED = -1;

    private final String key;
    private final DType dtype;
    private final long elements;
    private long position = UNPLACED;

    Storage(String key, DType dtype, long elements) {
        this.key = key;
        this.dtype = dtype;
        this.elements = elements;
    }

    String key() {
        return key;
    }

    DType dtype() {
        return dtype;
    }

    long elements() {
        return elements;
    }

    long bytes() {
        return Math.multiplyExact(elements, dtype.bytes());
    }

    void place(long position) {
        this.position = position;
    }

    boolean isPlaced() {
        return position != UNPLACED;
    }

    /** Byte of the file at which the first element is. */
    long position() {
        return position;
    }
}
