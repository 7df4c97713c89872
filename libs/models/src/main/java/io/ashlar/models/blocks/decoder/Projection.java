package io.ashlar.models.blocks.decoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearShape;
import io.ashlar.models.blocks.Script;

/** How a layer makes queries, keys and values of its input. */
public sealed interface Projection {
    /** Three products under paths of their own. */
    record Separate(String query, String key, String value, boolean bias) implements Projection {}

    /** One product; {@code layout} says where in its output things are. */
    record Fused(String path, boolean bias, boolean transposed, Layout layout) implements Projection {}

    /** The order of a fused product's output. */
    enum Layout {
        /** All queries, all keys, all values. */
        WHOLE,
        /** Each shared head with its group: its queries, its key, its value (BLOOM, GPT-NeoX, Falcon). */
        GROUPS
    }

    /** The methods {@code project} and, where three products are packed as one, {@code pack_projection}. */
    default String methods(Blocks blocks, Heads heads) {
        if (this instanceof Separate separate) {
            boolean packed = blocks.form().isPacked();
            String form = packed ? "packed" : blocks.form().isMixed() ? "mixed" : "plain";
            Script script = Script.resource("decoder/project_" + form)
                    .set("type", blocks.form().type())
                    .set("query", separate.query())
                    .set("key", separate.key())
                    .set("value", separate.value())
                    .set("heads", heads.count())
                    .set("shared", heads.shared())
                    .set("size", heads.size());
            if (packed) {
                script.set("packing", blocks.packing("torch.cat([q.weight, k.weight, v.weight])"))
                        .set("biases", separate.bias() ? "torch.cat([q.bias, k.bias, v.bias])" : "None")
                        .set("product", blocks.product("x", "w", "self.packed_bias"));
            }
            return script.text();
        }
        Fused fused = (Fused) this;
        return Script.resource("decoder/project_fused")
                .set("fused", fused.path())
                .set("split", fused.layout() == Layout.WHOLE ? whole(heads) : groups(heads))
                .text();
    }

    private static String whole(Heads heads) {
        return "  qkv = torch.reshape(qkv, [-1, " + (heads.count() + 2 * heads.shared()) + ", " + heads.size() + "])\n"
                + "  q, k, v = torch.split_with_sizes(qkv, [" + heads.count() + ", " + heads.shared() + ", "
                + heads.shared() + "], 1)\n  return (q, k, v)\n";
    }

    private static String groups(Heads heads) {
        long group = heads.count() / heads.shared();
        return "  qkv = torch.reshape(qkv, [-1, " + heads.shared() + ", " + (group + 2) + ", " + heads.size() + "])\n"
                + "  q, k, v = torch.split_with_sizes(qkv, [" + group + ", 1, 1], 2)\n"
                + "  q = torch.reshape(q, [-1, " + heads.count() + ", " + heads.size() + "])\n"
                + "  return (q, torch.squeeze(k, 2), torch.squeeze(v, 2))\n";
    }

    /** {@code layer} with the blocks of this projection from {@code width} numbers, and what packing them needs. */
    default Block on(Block layer, Blocks blocks, long width, Heads heads) {
        if (this instanceof Separate separate) {
            LinearShape query =
                    LinearShape.of(width, heads.count() * heads.size()).withBias(separate.bias());
            LinearShape shared =
                    LinearShape.of(width, heads.shared() * heads.size()).withBias(separate.bias());
            Block with = layer.with(separate.query(), blocks.linear(query))
                    .with(separate.key(), blocks.linear(shared))
                    .with(separate.value(), blocks.linear(shared));
            return blocks.form().isPacked()
                    ? blocks.withPacked(with, "packed").withAttribute("packed_bias", "Optional[Tensor]", Blocks.ABSENT)
                    : with;
        }
        Fused fused = (Fused) this;
        LinearShape shape = LinearShape.of(width, (heads.count() + 2 * heads.shared()) * heads.size());
        return layer.with(
                fused.path(), blocks.linear(shape.withBias(fused.bias()).withTransposed(fused.transposed())));
    }

    /** The expression that packs it. */
    default String pack() {
        return this instanceof Fused fused ? "self." + fused.path() + ".pack()" : "self.pack_projection()";
    }
}
