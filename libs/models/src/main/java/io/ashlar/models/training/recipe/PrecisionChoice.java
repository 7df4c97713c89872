package io.ashlar.models.training.recipe;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ashlar.models.Precision;
import java.util.Locale;

/**
 * The arithmetic of a training. {@code AUTO} is bf16 where the processor computes in it, else fp32. In bf16 and fp16
 * weights stay fp32 and products are of that type; fp16 scales its losses so that small gradients do not vanish.
 */
public enum PrecisionChoice {
    AUTO,
    FP32,
    BF16,
    FP16;

    /** What holds on this machine, never {@code AUTO}. */
    public PrecisionChoice resolved() {
        if (this != AUTO) {
            return this;
        }
        return Precision.auto() == Precision.BF16 ? BF16 : FP32;
    }

    /** The name in recipes and records. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
