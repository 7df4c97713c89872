package io.ashlar.models.blocks.decoder;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearShape;
import io.ashlar.models.blocks.Script;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a layer does to each token by itself. Its methods: {@code fed(h)}, and {@code feed(h, x)} that adds to x. */
public sealed interface FeedForward {
    /** Numbers that all forms have. */
    record Shape(long inner, Activation activation, boolean bias, double dropout) {}

    /** Up, activation, down. */
    record Plain(String up, String down, boolean transposed, Shape shape) implements FeedForward {}

    /** Gate and up, each a product; the activated gate times up; down (Shazeer 2020). */
    record Gated(String gate, String up, String down, Shape shape) implements FeedForward {}

    /** Gated, gate and up in one product, the gate first. */
    record Halves(String up, String down, Shape shape) implements FeedForward {}

    /** Gated experts of which each token goes through the best few (Mixtral). */
    record Experts(String path, int count, int best, Shape shape) implements FeedForward {}

    /** The methods of the layer. */
    default String methods() {
        if (this instanceof Plain plain) {
            return Script.resource("decoder/feed_plain")
                    .set("up", plain.up())
                    .set("down", plain.down())
                    .text();
        }
        if (this instanceof Gated gated) {
            return Script.resource("decoder/feed_gated")
                    .set("gate", gated.gate())
                    .set("up", gated.up())
                    .set("down", gated.down())
                    .text();
        }
        if (this instanceof Halves halves) {
            return Script.resource("decoder/feed_halves")
                    .set("up", halves.up())
                    .set("down", halves.down())
                    .set("activation", halves.shape().activation().applied("gate"))
                    .text();
        }
        return Script.resource("decoder/feed_experts")
                .set("experts", ((Experts) this).path())
                .text();
    }

    /** {@code layer} with the blocks of this feed-forward. */
    default Block on(Block layer, Blocks blocks, long width) {
        if (this instanceof Plain plain) {
            Shape shape = plain.shape();
            return layer.with(
                            plain.up(),
                            blocks.linear(up(shape, width, shape.inner()).withTransposed(plain.transposed())))
                    .with(plain.down(), blocks.linear(down(shape, width).withTransposed(plain.transposed())));
        }
        if (this instanceof Gated gated) {
            Shape shape = gated.shape();
            return layer.with(gated.gate(), blocks.linear(up(shape, width, shape.inner())))
                    .with(
                            gated.up(),
                            blocks.linear(up(shape, width, shape.inner()).withActivation(Activation.NONE)))
                    .with(gated.down(), blocks.linear(down(shape, width)));
        }
        if (this instanceof Halves halves) {
            Shape shape = halves.shape();
            return layer.with(
                            halves.up(),
                            blocks.linear(up(shape, width, 2 * shape.inner()).withActivation(Activation.NONE)))
                    .with(halves.down(), blocks.linear(down(shape, width)));
        }
        Experts experts = (Experts) this;
        return layer.with(experts.path(), experts(experts, blocks, width));
    }

    /** Expressions that pack the products. */
    default List<String> packs() {
        if (this instanceof Plain plain) {
            return packs(plain.up(), plain.down());
        }
        if (this instanceof Gated gated) {
            return packs(gated.gate(), gated.up(), gated.down());
        }
        return this instanceof Halves halves ? packs(halves.up(), halves.down()) : packs(((Experts) this).path());
    }

    private static List<String> packs(String... paths) {
        return java.util.Arrays.stream(paths)
                .map(path -> "self." + path + ".pack()")
                .toList();
    }

    private static LinearShape up(Shape shape, long width, long inner) {
        return LinearShape.of(width, inner).withBias(shape.bias()).withActivation(shape.activation());
    }

    private static LinearShape down(Shape shape, long width) {
        return LinearShape.of(shape.inner(), width).withBias(shape.bias()).withDropout(shape.dropout());
    }

    private static Block experts(Experts experts, Blocks blocks, long width) {
        Gated expert = new Gated("w1", "w3", "w2", experts.shape());
        String packing = "\ndef pack(self) -> int:\n  return ";
        boolean packed = blocks.form().isPacked();
        String expertMethods = expert.methods() + (packed ? packing + String.join(" + ", expert.packs()) + "\n" : "");
        Block one = expert.on(Block.of("Expert", expertMethods), blocks, width);
        String calls = IntStream.range(0, experts.count())
                .mapToObj(i -> Script.resource("decoder/expert_call")
                        .set("number", i)
                        .set("expert", Script.expression("experts." + i))
                        .text())
                .collect(Collectors.joining());
        String all = Script.resource("decoder/experts")
                .set("best", experts.best())
                .set("calls", calls)
                .text();
        if (packed) {
            all += IntStream.range(0, experts.count())
                    .mapToObj(i -> Script.expression("experts." + i) + ".pack()")
                    .collect(Collectors.joining(" + ", packing + "self.gate.pack() + ", "\n"));
        }
        Block block = Block.of("Experts", all)
                .with(
                        "gate",
                        blocks.linear(LinearShape.of(width, experts.count()).withBias(false)));
        for (int i = 0; i < experts.count(); i++) {
            block = block.with("experts." + i, one);
        }
        return block;
    }
}
