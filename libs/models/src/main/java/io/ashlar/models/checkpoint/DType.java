package io.ashlar.models.checkpoint;

import java.util.Optional;

/**
 * An element type of safetensors, with its size in bytes and the storage class that TorchScript's pickle calls it by.
 */
public enum DType {
    F64(8, 7, "DoubleStorage"),
    F32(4, 6, "FloatStorage"),
    F16(2, 5, "HalfStorage"),
    BF16(2, 15, "BFloat16Storage"),
    I64(8, 4, "LongStorage"),
    I32(4, 3, "IntStorage"),
    I16(2, 2, "ShortStorage"),
    I8(1, 1, "CharStorage"),
    U8(1, 0, "ByteStorage"),
    BOOL(1, 11, "BoolStorage");

    private final int bytes;
    private final int scalarType;
    private final String storage;

    DType(int bytes, int scalarType, String storage) {
        this.bytes = bytes;
        this.scalarType = scalarType;
        this.storage = storage;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** The number that TorchScript's source knows the type by. */
    public int scalarType() {
        return scalarType;
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
