package io.ashlar.models.checkpoint;

import java.util.Optional;

/**
 * An element type of safetensors, with its size in bytes and the storage class that TorchScript's pickle calls it by.
 */
public enum DType {
    F64(8, "DoubleStorage"),
    F32(4, "FloatStorage"),
    F16(2, "HalfStorage"),
    BF16(2, "BFloat16Storage"),
    I64(8, "LongStorage"),
    I32(4, "IntStorage"),
    I16(2, "ShortStorage"),
    I8(1, "CharStorage"),
    U8(1, "ByteStorage"),
    BOOL(1, "BoolStorage");

    private final int bytes;
    private final String storage;

    DType(int bytes, String storage) {
        this.bytes = bytes;
        this.storage = storage;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** The class in the {@code torch} module that names this type in a pickle. */
    public String storage() {
        return storage;
    }

    /** Whether elements are real numbers that {@link Conversion} turns into any other such type. */
    public boolean isFloating() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }

    static Optional<DType> named(String name) {
        for (DType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
