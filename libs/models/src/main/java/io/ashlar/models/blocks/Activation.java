package io.ashlar.models.blocks;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;

/** An activation by the names that configurations use, as TorchScript and as what oneDNN fuses into a product. */
public enum Activation {
    NONE("$x", "none", "\"none\""),
    RELU("torch.relu($x)", "relu", "\"none\""),
    TANH("torch.tanh($x)", "tanh", "\"none\""),
    SILU("torch.silu($x)", "swish", "\"none\""),
    GELU("torch.gelu($x)", "gelu", "\"none\""),
    GELU_TANH("torch.gelu($x, approximate=\"tanh\")", "gelu", "\"tanh\""),
    QUICK_GELU("__torch__.ashlar.quick_gelu($x)", "", "");

    private final String expression;
    private final String fused;
    private final String algorithm;

    Activation(String expression, String fused, String algorithm) {
        this.expression = expression;
        this.fused = fused;
        this.algorithm = algorithm;
    }

    /** The activation that a configuration names, for example {@code gelu_new}. */
    public static Activation of(String name) {
        switch (name) {
            case "relu":
                return RELU;
            case "tanh":
                return TANH;
            case "silu":
            case "swish":
                return SILU;
            case "gelu":
            case "gelu_python":
                return GELU;
            case "gelu_new":
            case "gelu_fast":
            case "gelu_pytorch_tanh":
                return GELU_TANH;
            case "quick_gelu":
                return QUICK_GELU;
            default:
                throw new ProblemException(
                        ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                        "The configuration asks for the activation '" + name
                                + "'. Ashlar has relu, tanh, silu, gelu and gelu_new.");
        }
    }

    public String applied(String argument) {
        return expression.replace("$x", argument);
    }

    /** Whether oneDNN computes it as part of a product; blocks apply the others by themselves. */
    public boolean isFused() {
        return !fused.isEmpty();
    }

    public String fused() {
        return fused;
    }

    public String algorithm() {
        return algorithm;
    }
}
