package io.ashlar.models.blocks;

/** How matrix products are computed: one architecture, three sources of its linear block. */
public enum LinearForm {
    /** Weights re-ordered once after loading into oneDNN's own layout, activation and residual fused: inference. */
    PACKED,
    /** {@code torch.linear}: training in fp32, exported archives, and engines without oneDNN. */
    PLAIN,
    /** fp32 weights and residuals, products in bf16 as under autocast: training in mixed precision. */
    MIXED;

    /** A weight as its product takes it. */
    String cast(String weight) {
        return this == MIXED ? "torch.to(" + weight + ", 15)" : weight;
    }

    String suffix() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
