package io.ashlar.models.blocks;

/** How matrix products are computed: one architecture, several sources of its linear block. */
public enum LinearForm {
    /** Weights re-ordered once after loading into oneDNN's own layout, activation and residual fused: inference. */
    PACKED,
    /**
     * Weights in eight bits with a scale for each output, inputs in eight bits with a scale for each row: inference
     * where memory is the limit. Everything beside the products is fp32.
     */
    INT8,
    /** {@code torch.linear}: training in fp32, exported archives, and engines without oneDNN. */
    PLAIN,
    /** fp32 weights and residuals, products in bf16 as under autocast: training in mixed precision. */
    MIXED,
    /** The same with products in fp16. */
    MIXED_HALF;

    private static final long HALF = 5;
    private static final long BFLOAT16 = 15;

    /** A weight as its product takes it. */
    public String cast(String weight) {
        return isMixed() ? "torch.to(" + weight + ", " + type() + ")" : weight;
    }

    /** Whether weights and products are of different types. */
    public boolean isMixed() {
        return this == MIXED || this == MIXED_HALF;
    }

    /** The number by which scripts know the type of a mixed form's products. */
    public long type() {
        return this == MIXED_HALF ? HALF : BFLOAT16;
    }

    /** What ends the names of the form's scripts. */
    public String suffix() {
        return isMixed() ? "mixed" : name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether blocks of this form have a {@code pack} method, to be called once after loading. */
    public boolean isPacked() {
        return this == PACKED || this == INT8;
    }
}
