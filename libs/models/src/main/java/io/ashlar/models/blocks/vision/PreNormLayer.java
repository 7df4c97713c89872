package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.torchscript.ScriptValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The layer of vision transformers: a norm before attention and one before feed-forward (Dosovitskiy et al. 2020).
 * Families differ in names, biases, scales and the kind of feed-forward.
 *
 * @param relative bias of attention by position that the layer has for itself
 * @param shared whether the stack hands it a bias that all layers share
 */
public record PreNormLayer(
        Names names,
        Sizes sizes,
        Biases biases,
        Inner inner,
        Residual attentionJoin,
        Residual innerJoin,
        Optional<GridBias> relative,
        boolean shared,
        double attentionDropout) {
    private static final String RELATIVE = "attention.attention.relative_position_bias";

    /** Paths below the layer. */
    public record Names(
            String query, String key, String value, String out, String norm1, String up, String down, String norm2) {}

    public record Sizes(long width, long heads, double eps) {}

    /** Which projections of the attention have a bias. */
    public record Biases(boolean query, boolean key, boolean value) {
        public static Biases all(boolean has) {
            return new Biases(has, has, has);
        }
    }

    /** The feed-forward's width, and its activation; gated ones have two halves, the first of which passes SiLU. */
    public record Inner(long width, Activation activation, boolean gated) {}

    public Block block(Blocks blocks) {
        long width = sizes.width();
        Block block = Block.of("PreNormLayer", text(blocks))
                .with(names.query(), blocks.linear(width, width, biases.query(), Activation.NONE, 0))
                .with(names.key(), blocks.linear(width, width, biases.key(), Activation.NONE, 0))
                .with(names.value(), blocks.linear(width, width, biases.value(), Activation.NONE, 0))
                .with(names.out(), blocks.linear(width, width, Activation.NONE, attentionJoin.dropout()))
                .with(names.norm1(), blocks.layerNorm(width, sizes.eps()))
                .with(names.up(), up(blocks))
                .with(names.down(), blocks.linear(inner.width(), width, Activation.NONE, innerJoin.dropout()))
                .with(names.norm2(), blocks.layerNorm(width, sizes.eps()));
        if (relative.isPresent()) {
            block = block.with(RELATIVE, relative.get().block(blocks));
        }
        for (Residual join : List.of(attentionJoin, innerJoin)) {
            block = join.scale().isEmpty() ? block : withScale(block, join.scale(), width);
        }
        if (blocks.form() == LinearForm.PACKED) {
            return block.withAttribute("packed", "Optional[Tensor]", new ScriptValue.None())
                    .withAttribute("packed_bias", "Optional[Tensor]", new ScriptValue.None());
        }
        return block;
    }

    private Block up(Blocks blocks) {
        if (!inner.activation().isFused()) {
            return blocks.linear(sizes.width(), inner.width());
        }
        return inner.gated()
                ? blocks.linear(sizes.width(), 2 * inner.width())
                : blocks.linear(sizes.width(), inner.width(), inner.activation(), 0);
    }

    private static Block withScale(Block block, String path, long width) {
        int dot = path.lastIndexOf('.');
        return dot < 0
                ? block.withWeight(path, Block.Init.ONES, width)
                : block.with(
                        path.substring(0, dot),
                        Block.of("Scale", "").withWeight(path.substring(dot + 1), Block.Init.ONES, width));
    }

    private String text(Blocks blocks) {
        Script layer = Script.resource("vision/pre_norm_layer")
                .set("norm1", names.norm1())
                .set("norm2", names.norm2())
                .set("heads", sizes.heads())
                .set("bias", bias())
                .set("attention_dropout", attentionDropout)
                .set("join1", attentionJoin.join(blocks, "self." + names.out(), "a", "x"))
                .set("hidden", hidden("self." + names.up()))
                .set("join2", innerJoin.join(blocks, "self." + names.down(), "h", "x"));
        return projectText(blocks) + layer.text();
    }

    private String hidden(String up) {
        if (inner.gated()) {
            return "__torch__.ashlar.silu_gated(" + up + ".forward(h))";
        }
        return inner.activation().isFused()
                ? up + ".activated(h)"
                : inner.activation().applied(up + ".forward(h)");
    }

    private String bias() {
        String own = "self." + RELATIVE + ".forward(rows, columns)";
        if (relative.isEmpty()) {
            return shared ? "shared" : "annotate(Optional[Tensor], None)";
        }
        String both = shared ? "torch.add(" + own + ", unchecked_cast(Tensor, shared))" : own;
        return "annotate(Optional[Tensor], " + both + ")";
    }

    private String projectText(Blocks blocks) {
        if (blocks.form() != LinearForm.PACKED) {
            return Script.resource("vision/project_" + Forms.suffix(blocks.form()))
                    .set("type", blocks.form().type())
                    .set("query", names.query())
                    .set("key", names.key())
                    .set("value", names.value())
                    .text();
        }
        Stream<String> others = Stream.of(names.out(), names.up(), names.down());
        String pack = Stream.concat(others, relative.isPresent() ? Stream.of(RELATIVE) : Stream.empty())
                .map(path -> "self." + path + ".pack()")
                .collect(Collectors.joining(" + "));
        return Script.resource("vision/project_packed")
                        .set("query", names.query())
                        .set("key", names.key())
                        .set("value", names.value())
                        .set("width", sizes.width())
                        .set("query_bias", biases.query() ? "q.bias" : "zeros")
                        .set("key_bias", biases.key() ? "k.bias" : "zeros")
                        .set("value_bias", biases.value() ? "v.bias" : "zeros")
                        .text()
                + "def pack(self) -> int:\n  return self.pack_project() + " + pack + "\n";
    }
}
