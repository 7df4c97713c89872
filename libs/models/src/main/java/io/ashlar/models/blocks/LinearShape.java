package io.ashlar.models.blocks;

/**
 * What a linear block is beside its form.
 *
 * @param bias whether it adds one
 * @param transposed whether the checkpoint has the weight as {@code (in, out)}, as GPT-2's does
 * @param activation what {@code activated(x)} applies
 * @param dropout what {@code add(x, residual)} drops before it adds, where it trains
 */
public record LinearShape(long in, long out, boolean bias, boolean transposed, Activation activation, double dropout) {
    /** {@code weight (out, in)} and {@code bias (out)}. */
    public static LinearShape of(long in, long out) {
        return new LinearShape(in, out, true, false, Activation.NONE, 0);
    }

    public LinearShape withBias(boolean has) {
        return new LinearShape(in, out, has, transposed, activation, dropout);
    }

    public LinearShape withTransposed(boolean is) {
        return new LinearShape(in, out, bias, is, activation, dropout);
    }

    public LinearShape withActivation(Activation applied) {
        return new LinearShape(in, out, bias, transposed, applied, dropout);
    }

    public LinearShape withDropout(double rate) {
        return new LinearShape(in, out, bias, transposed, activation, rate);
    }
}
