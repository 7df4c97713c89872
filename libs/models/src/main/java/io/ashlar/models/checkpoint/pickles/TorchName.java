package io.ashlar.models.checkpoint.pickles;

import io.ashlar.models.checkpoint.DType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that a checkpoint may use: what describes tensors and their containers, and nothing that acts. */
enum TorchName {
    ORDERED_DICT("collections", "OrderedDict"),
    SIZE("torch", "Size"),
    TENSOR_V2("torch._utils", "_rebuild_tensor_v2"),
    TENSOR("torch._utils", "_rebuild_tensor"),
    PARAMETER("torch._utils", "_rebuild_parameter"),
    PARAMETER_WITH_STATE("torch._utils", "_rebuild_parameter_with_state"),
    TYPED("torch._tensor", "_rebuild_from_type_v2"),
    TENSOR_CLASS("torch", "Tensor"),
    PARAMETER_CLASS("torch.nn.parameter", "Parameter"),
    DOUBLE("torch", DType.F64),
    FLOAT("torch", DType.F32),
    HALF("torch", DType.F16),
    BFLOAT16("torch", DType.BF16),
    LONG("torch", DType.I64),
    INT("torch", DType.I32),
    SHORT("torch", DType.I16),
    CHAR("torch", DType.I8),
    BYTE("torch", DType.U8),
    BOOL("torch", DType.BOOL);

    private static final Map<String, TorchName> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(name -> name.module + " " + name.name, n -> n));

    private final String module;
    private final String name;
    private final @Nullable DType storage;

    TorchName(String module, String name) {
        this.module = module;
        this.name = name;
        this.storage = null;
    }

    TorchName(String module, DType storage) {
        this.module = module;
        this.name = storage.storage();
        this.storage = storage;
    }

    static Optional<TorchName> of(String module, String name) {
        return Optional.ofNullable(BY_NAME.get(module + " " + name));
    }

    /** The element type of a storage class. */
    Optional<DType> storage() {
        return Optional.ofNullable(storage);
    }
}
