package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Script;

/**
 * How a branch's last product joins what went around it: dropout, a learned scale for each channel, stochastic depth.
 *
 * @param scale path of the scale's weight, empty for none
 */
public record Residual(String scale, double dropout, double dropPath) {
    public static final Residual PLAIN = new Residual("", 0, 0);

    /** The expression for {@code around + branch(x)}, where {@code branch} is a linear block. */
    String join(Blocks blocks, String branch, String x, String around) {
        boolean bare = scale.isEmpty() && dropPath == 0;
        if (bare) {
            return branch + ".add(" + x + ", " + around + ")";
        }
        String product = branch + ".forward(" + x + ")";
        if (blocks.form() == LinearForm.PACKED) {
            return scale.isEmpty()
                    ? branch + ".add(" + x + ", " + around + ")"
                    : "torch.addcmul(" + around + ", " + product + ", " + Script.expression(scale) + ")";
        }
        String dropped = "__torch__.ashlar.dropped(" + product + ", " + dropout + ", self.training)";
        String scaled = scale.isEmpty() ? dropped : "torch.mul(" + dropped + ", " + Script.expression(scale) + ")";
        return "torch.add(" + around + ", __torch__.ashlar.drop_path(" + scaled + ", " + dropPath + ", self.training))";
    }
}
