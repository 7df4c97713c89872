package io.ashlar.models.checkpoint.pickles;

import java.util.List;

/**
 * What a pickle holds beside Java's own {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code byte[]},
 * {@code List} and {@code Map}.
 */
sealed interface PickleValue {
    /** Python's None, and whatever is read but not needed. */
    enum Nothing implements PickleValue {
        NONE,
        IGNORED
    }

    record Tuple(List<Object> items) implements PickleValue {}

    /** A name that is on the allow-list. */
    record Name(TorchName torch) implements PickleValue {}

    /** A whole number beyond 64 bits, kept as text: only the older form's magic number is one. */
    record Huge(String digits) implements PickleValue {}

    /** A storage by its key, or a part of it by an offset in elements. */
    record StoragePart(Storage storage, long offset, long elements) implements PickleValue {}

    /** A tensor as a view of a storage; offset and strides are in elements. */
    record View(StoragePart part, long offset, List<Long> shape, List<Long> strides) implements PickleValue {}
}
