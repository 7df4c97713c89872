package io.ashlar.models.running;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Precision;
import io.ashlar.models.blocks.LinearForm;

/** The forms of models that take or make pictures: eight bits are not exact enough for them, and are not offered. */
final class PictureForms {
    private PictureForms() {}

    static LinearForm of(Precision precision) {
        if (precision != Precision.FP32 && precision != Precision.BF16) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "precision is " + precision.wireName() + ". Models of pictures run in fp32 and bf16.");
        }
        return EngineForms.of(precision);
    }
}
