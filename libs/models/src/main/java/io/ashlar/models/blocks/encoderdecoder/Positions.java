package io.ashlar.models.blocks.encoderdecoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.checkpoint.Tensor;

/** How a coder knows where a token stands. Places count from 0. */
public sealed interface Positions {
    /**
     * A learned table.
     *
     * @param offset the row of the first place
     */
    record Learned(String path, long rows, long offset) implements Positions {}

    /** A table that is computed; a checkpoint may have it too. */
    record Fixed(String path, Tensor table, long offset) implements Positions {}

    /**
     * A bias on scores by the distance between two tokens, one table for all layers (Raffel et al. 2020).
     *
     * @param path of the table below the first layer
     * @param furthest from this distance on all are alike
     */
    record Relative(String path, int buckets, int furthest) implements Positions {}

    /** {@code x} with what is added to words. */
    default String added(String x) {
        if (this instanceof Learned learned) {
            return sum(x, learned.path(), learned.offset());
        }
        if (this instanceof Fixed fixed) {
            return sum(x, fixed.path(), fixed.offset());
        }
        return x;
    }

    private static String sum(String x, String path, long offset) {
        String place = offset == 0 ? "positions" : "torch.add(positions, " + offset + ")";
        return "torch.add(" + x + ", self." + path + ".forward(" + place + "))";
    }

    /** Methods of the coder that give the biases of scores. */
    default String methods(String layersPath, boolean decoder) {
        if (!(this instanceof Relative relative)) {
            return Script.resource("encoderdecoder/no_relative").text();
        }
        String table = layersPath + ".0." + relative.path();
        int oneSide = decoder ? relative.buckets() : relative.buckets() / 2;
        double exact = oneSide / 2;
        String all = "self.bias(n, n, 0)";
        return Script.resource("encoderdecoder/relative")
                .set("both", decoder ? "False" : "True")
                .set("buckets", relative.buckets())
                .set("furthest", Math.log(relative.furthest() / exact))
                .set("table", table)
                .set(
                        "one",
                        decoder
                                ? "__torch__.ashlar.masked(" + all
                                        + ", __torch__.ashlar.ahead(n, 0), ops.prim.dtype(self." + table + ".weight))"
                                : all)
                .text();
    }

    /** {@code block} with the table. */
    default Block on(Block block, Blocks blocks, LayerStyle.Sizes sizes) {
        if (this instanceof Learned learned) {
            return block.with(learned.path(), blocks.embedding(learned.rows(), sizes.width()));
        }
        if (this instanceof Fixed fixed) {
            return block.with(fixed.path(), blocks.fixedEmbedding(fixed.table()));
        }
        Relative relative = (Relative) this;
        return block.with(relative.path(), blocks.embedding(relative.buckets(), sizes.heads()));
    }
}
