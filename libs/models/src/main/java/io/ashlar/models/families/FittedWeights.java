package io.ashlar.models.families;

import io.ashlar.models.blocks.Program;
import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.torchscript.ScriptValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The tensors of an architecture by path, all there and of the right shape.
 *
 * @param newWeights paths whose weights the checkpoint lacks: drawn from the seed
 */
public record FittedWeights(Map<String, Tensor> tensors, List<String> newWeights) {
    /** A page: less is not worth a mapping of its own. */
    private static final long MAPPED_BYTES = 4096;

    public FittedWeights {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        newWeights = List.copyOf(newWeights);
    }

    /** The weights for an archive in {@code dtype}; those whose path passes {@code trainable} require gradients. */
    public Program.WeightSource source(DType dtype, Predicate<String> trainable) {
        return (path, weight) -> new ScriptValue.Weight(
                Tensors.as(tensor(path), dtype),
                trainable.test(path) && !weight.init().isBuffer());
    }

    /**
     * The same for an archive that is only read from: what is large and lies in a file as it is needed is mapped there.
     */
    public Program.WeightSource mapped(DType dtype) {
        Program.WeightSource written = source(dtype, path -> false);
        return (path, weight) -> {
            Tensor tensor = tensor(path);
            return tensor.region()
                    .filter(region -> tensor.bytes() >= MAPPED_BYTES
                            && tensor.dtype().isFloating()
                            && region.offset() % tensor.dtype().bytes() == 0)
                    .<ScriptValue>map(region -> new ScriptValue.Mapped(region, tensor.shape(), tensor.dtype(), dtype))
                    .orElseGet(() -> written.weight(path, weight));
        };
    }

    /** The tensor at a path of the architecture. */
    public Tensor tensor(String path) {
        Tensor tensor = tensors.get(path);
        if (tensor == null) {
            throw new IllegalArgumentException("The architecture has no weight '" + path + "'");
        }
        return tensor;
    }

    /** How many parameters there are. */
    public long parameters() {
        return tensors.values().stream().mapToLong(Tensor::elements).sum();
    }
}
