package io.ashlar.models.torchscript;

import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.FileRegion;
import io.ashlar.models.checkpoint.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an attribute of a TorchScript module may hold when it is written. */
public sealed interface ScriptValue {
    /** An object of a class of the archive's source, with its attributes in the order of their declaration. */
    record Module(String className, Map<String, ScriptValue> attributes) implements ScriptValue {
        public Module {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    /** A tensor with storage of its own, streamed when the archive is written. */
    record Weight(Tensor content, boolean requiresGrad) implements ScriptValue {}

    /**
     * A tensor that the archive does not have: once loaded, the module maps it from the file in which it lies. Until
     * then it has no elements.
     *
     * @param region begins at a multiple of the size of {@code stored}
     * @param wanted the type that the module sees
     */
    record Mapped(FileRegion region, List<Long> shape, DType stored, DType wanted) implements ScriptValue {
        public Mapped {
            shape = List.copyOf(shape);
        }
    }

    record Int(long value) implements ScriptValue {}

    record Real(double value) implements ScriptValue {}

    record Bool(boolean value) implements ScriptValue {}

    record Text(String value) implements ScriptValue {}

    /** The {@code None} of an Optional. */
    record None() implements ScriptValue {}

    /** A {@code List[Tensor]} without elements. */
    record NoTensors() implements ScriptValue {}
}
