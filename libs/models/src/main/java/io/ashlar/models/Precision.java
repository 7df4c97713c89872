package io.ashlar.models;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.checkpoint.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The number type in which a model runs. Inputs and outputs are fp32 and int64 whatever it is. */
public enum Precision {
    FP32("fp32", DType.F32),
    BF16("bf16", DType.BF16),
    /** Matrix products in eight bits, the rest in fp32; offered for decoders only. */
    INT8("int8", DType.F32);

    private static final Path CPU_FLAGS = Path.of("/proc/cpuinfo");

    private final String wireName;
    private final DType dtype;

    Precision(String wireName, DType dtype) {
        this.wireName = wireName;
        this.dtype = dtype;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The precision of that name; {@code auto} is {@link #auto()}. */
    @JsonCreator
    public static Precision of(String wireName) {
        switch (wireName) {
            case "fp32":
                return FP32;
            case "bf16":
                return BF16;
            case "int8":
                return INT8;
            case "auto":
                return auto();
            default:
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "There is no precision '" + wireName + "'. Use fp32, bf16, int8 or auto.");
        }
    }

    /** {@link #BF16} where the CPU multiplies it natively, {@link #FP32} elsewhere. */
    public static Precision auto() {
        String flags = cpuFlags();
        return flags.contains("avx512_bf16") || flags.contains("amx_bf16") ? BF16 : FP32;
    }

    /** Whether the CPU sums products of eight bits without overflow; without VNNI, pairs of them saturate. */
    public static boolean multipliesEightBits() {
        return cpuFlags().contains("vnni");
    }

    private static String cpuFlags() {
        try {
            return Files.isReadable(CPU_FLAGS) ? Files.readString(CPU_FLAGS) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** The type of weights in an archive of this precision, before any are packed. */
    public DType dtype() {
        return dtype;
    }
}
