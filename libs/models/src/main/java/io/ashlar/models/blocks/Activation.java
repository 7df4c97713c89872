package io.ashlar.models.blocks;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Map;
import java.util.TreeSet;

/** An activation by the names that configurations use, as TorchScript and as what oneDNN fuses into a product. */
public enum Activation {
    NONE("$x", "none", "\"none\""),
    RELU("torch.relu($x)", "relu", "\"none\""),
    TANH("torch.tanh($x)", "tanh", "\"none\""),
    SILU("torch.silu($x)", "swish", "\"none\""),
    GELU("torch.gelu($x)", "gelu", "\"none\""),
    GELU_TANH("torch.gelu($x, approximate=\"tanh\")", "gelu", "\"tanh\""),
    QUICK_GELU("__torch__.ashlar.quick_gelu($x)", "", ""),
    CLIPPED_GELU("torch.clamp(torch.gelu($x), -10., 10.)", "", ""),
    RELU6("torch.clamp($x, 0., 6.)", "", ""),
    RELU_SQUARED("torch.square(torch.relu($x))", "", ""),
    LEAKY_RELU("torch.leaky_relu($x, 0.01)", "", ""),
    MISH("torch.mish($x)", "", ""),
    SIGMOID("torch.sigmoid($x)", "", "");

    private static final Map<String, Activation> BY_NAME = Map.ofEntries(
            Map.entry("linear", NONE),
            Map.entry("relu", RELU),
            Map.entry("relu6", RELU6),
            Map.entry("relu2", RELU_SQUARED),
            Map.entry("leaky_relu", LEAKY_RELU),
            Map.entry("tanh", TANH),
            Map.entry("sigmoid", SIGMOID),
            Map.entry("mish", MISH),
            Map.entry("silu", SILU),
            Map.entry("swish", SILU),
            Map.entry("gelu", GELU),
            Map.entry("gelu_python", GELU),
            Map.entry("gelu_10", CLIPPED_GELU),
            Map.entry("gelu_new", GELU_TANH),
            Map.entry("gelu_fast", GELU_TANH),
            Map.entry("gelu_accurate", GELU_TANH),
            Map.entry("gelu_pytorch_tanh", GELU_TANH),
            Map.entry("gelu_python_tanh", GELU_TANH),
            Map.entry("quick_gelu", QUICK_GELU));

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
        Activation found = BY_NAME.get(name);
        if (found == null) {
            throw new ProblemException(
                    ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                    "The configuration asks for the activation '" + name + "'. Ashlar has "
                            + String.join(", ", new TreeSet<>(BY_NAME.keySet())) + ".");
        }
        return found;
    }

    /** The expression that applies it. */
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
