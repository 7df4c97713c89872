package io.ashlar.models.blocks.encoderdecoder;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;

/**
 * What the layers of a coder have in common.
 *
 * @param normFirst whether a part norms what it is given (pre-norm), rather than its sum with the residual (post-norm)
 * @param bias whether products add one
 * @param scaled whether scores are divided by the root of a head's width; T5 leaves them as they are
 */
public record LayerStyle(
        boolean normFirst, boolean bias, boolean scaled, Norm norm, Activation activation, Sizes sizes, Rates rates) {

    /** Which norm, and its epsilon. */
    public record Norm(Kind kind, double eps) {
        public enum Kind {
            LAYER,
            ROOT_MEAN_SQUARE
        }

        /** A norm over {@code width}. */
        public Block block(Blocks blocks, long width) {
            return kind == Kind.LAYER ? blocks.layerNorm(width, eps) : blocks.rmsNorm(width, eps);
        }
    }

    /**
     * Widths.
     *
     * @param inner width of queries, keys and values of all heads together
     * @param feed width inside the feed-forward part
     */
    public record Sizes(long width, long heads, long inner, long feed) {}

    /** Dropout of each part's output, of attention's weights, and inside the feed-forward part. */
    public record Rates(double residual, double attention, double activation) {}

    String before(String norm) {
        return normFirst ? "self." + norm + ".forward(x)" : "x";
    }

    /** Where a stream of residuals is never normed itself it grows, and is kept in fp32 in every precision. */
    boolean isWide() {
        return normFirst && norm.kind() == Norm.Kind.ROOT_MEAN_SQUARE;
    }

    /** {@code x} and what the product at {@code path} makes of {@code h}, which is dropped out before. */
    String sum(String path) {
        return isWide()
                ? "torch.add(x, __torch__.ashlar.dropped(self." + path + ".forward(h), " + rates.residual()
                        + ", self.training))"
                : "self." + path + ".add(h, x)";
    }

    String after(String norm, String sum) {
        return normFirst ? sum : "self." + norm + ".forward(" + sum + ")";
    }

    String scale() {
        return scaled ? "None" : "1.0";
    }
}
