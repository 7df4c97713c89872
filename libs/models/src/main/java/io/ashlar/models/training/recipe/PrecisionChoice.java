package io.ashlar.models.training.recipe;

import java.util.Locale;

/**
 * The arithmetic of a training. {@code AUTO} is bf16 where the processor computes in it, else fp32; fp16 needs a GPU
 * and is refused where there is none.
 */
public enum PrecisionChoice {
    AUTO,
    FP32,
    BF16,
    FP16;

    /** The name in recipes. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
