package io.ashlar.models.running;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Precision;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.ArrayTensor;
import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.torchscript.ScriptValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds out, once a process and precision, whether this engine packs weights: an operator it lacks fails at load. */
final class EngineForms {
    private static final Map<Precision, LinearForm> FOUND = new EnumMap<>(Precision.class);
    private static final int WIDTH = 8;

    private EngineForms() {}

    static synchronized LinearForm of(Precision precision) {
        return FOUND.computeIfAbsent(precision, EngineForms::probe);
    }

    private static LinearForm probe(Precision precision) {
        if (precision == Precision.INT8 && !Precision.multipliesEightBits()) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "This machine's processor has no VNNI: sums of products in int8 would overflow. Use bf16 or fp32.");
        }
        LinearForm form = precision == Precision.INT8 ? LinearForm.INT8 : LinearForm.PACKED;
        Block linear = new Blocks(form).linear(WIDTH, WIDTH);
        try {
            LoadedArchive.open(
                            linear,
                            (path, weight) -> new ScriptValue.Weight(zeros(weight.shape(), precision.dtype()), false),
                            form)
                    .close();
            return form;
        } catch (IOException e) {
            if (precision == Precision.INT8) {
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "This machine's engine has no products in int8. Use bf16 or fp32.",
                        e);
            }
            return LinearForm.PLAIN;
        }
    }

    private static Tensor zeros(List<Long> shape, DType dtype) {
        long elements = shape.stream().reduce(1L, (a, b) -> a * b);
        return new ArrayTensor(dtype, shape, ByteBuffer.allocate(Math.toIntExact(elements * dtype.bytes())));
    }
}
