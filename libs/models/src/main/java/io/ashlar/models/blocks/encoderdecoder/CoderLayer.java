package io.ashlar.models.blocks.encoderdecoder;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.torchscript.ScriptValue;
import java.util.ArrayList;
import java.util.List;

/** A layer of an encoder or, where it attends to the source too, of a decoder. */
record CoderLayer(LayerNames names, LayerStyle style) {
    Block block(Blocks blocks) {
        LayerNames.Attention cross = names.cross();
        boolean packed = blocks.form().isPacked();
        StringBuilder methods = new StringBuilder(project(blocks)).append(fed());
        Block block =
                withAttention(Block.of(cross == null ? "EncoderLayer" : "DecoderLayer", ""), blocks, names.self());
        if (cross == null) {
            methods.append(layer("encoderdecoder/encoder_layer").text());
        } else {
            methods.append(across(blocks, cross)).append(decoderLayer(cross));
            block = withAttention(block, blocks, cross);
        }
        block = withFeed(block, blocks);
        if (packed) {
            methods.append(pack());
            block = withFused(block, blocks, "packed", "packed_bias");
            block = cross == null ? block : withFused(block, blocks, "packed_across", "across_bias");
        }
        return block.withMethods(methods.toString());
    }

    private static Block withFused(Block block, Blocks blocks, String weight, String bias) {
        return blocks.withPacked(block, weight).withAttribute(bias, "Optional[Tensor]", new ScriptValue.None());
    }

    private String project(Blocks blocks) {
        LayerNames.Attention self = names.self();
        Script script = Script.resource(
                        blocks.form().isPacked()
                                ? "encoderdecoder/qkv_packed"
                                : "project_" + blocks.form().suffix())
                .set("type", blocks.form().type())
                .set("query", self.query())
                .set("key", self.key())
                .set("value", self.value())
                .set("packing", blocks.packing("weight"))
                .set("product", blocks.product("x", "w", "self.packed_bias"))
                .set("joined", joined(self.query(), self.key(), self.value()));
        return script.text();
    }

    private String across(Blocks blocks, LayerNames.Attention cross) {
        Blocks sources = blocks.forManyRows();
        return Script.resource("encoderdecoder/across_" + (blocks.form().isPacked() ? "packed" : "plain"))
                .set("key", cross.key())
                .set("value", cross.value())
                .set("packing", sources.packing("weight"))
                .set("product", sources.product("x", "w", "self.across_bias"))
                .set("joined", joined(cross.key(), cross.value()))
                .text();
    }

    private String joined(String... paths) {
        List<String> biases = new ArrayList<>();
        for (String path : paths) {
            biases.add("self." + path + ".bias");
        }
        return style.bias() ? "torch.cat([" + String.join(", ", biases) + "])" : "None";
    }

    private Script layer(String resource) {
        LayerNames.Attention self = names.self();
        return Script.resource(resource)
                .set("heads", style.sizes().heads())
                .set("scale", style.scale())
                .set("input", style.before(self.norm()))
                .set("output", style.after(self.norm(), style.sum(self.out())));
    }

    private String decoderLayer(LayerNames.Attention cross) {
        return layer("encoderdecoder/decoder_layer")
                .set("cross_query", cross.query())
                .set("cross_input", style.before(cross.norm()))
                .set("cross_output", style.after(cross.norm(), style.sum(cross.out())))
                .text();
    }

    private String fed() {
        LayerNames.Feed feed = names.feed();
        String inner = feed.gate() == null
                ? "self." + feed.up() + ".activated(n)"
                : "torch.mul(self." + feed.gate() + ".activated(n), self." + feed.up() + ".forward(n))";
        return Script.resource("encoderdecoder/fed")
                .set("input", style.before(feed.norm()))
                .set("inner", inner)
                .set("output", style.after(feed.norm(), style.sum(feed.down())))
                .set("activation_dropout", style.rates().activation())
                .set("attention_dropout", style.rates().attention())
                .text();
    }

    private String pack() {
        List<String> packs = new ArrayList<>(List.of("self.pack_projections()"));
        packs.add("self." + names.self().out() + ".pack()");
        LayerNames.Attention cross = names.cross();
        if (cross != null) {
            packs.add("self.pack_across()");
            packs.add("self." + cross.query() + ".pack()");
            packs.add("self." + cross.out() + ".pack()");
        }
        packs.add("self." + names.feed().up() + ".pack()");
        if (names.feed().gate() != null) {
            packs.add("self." + names.feed().gate() + ".pack()");
        }
        packs.add("self." + names.feed().down() + ".pack()");
        return Script.numbered("def pack(self) -> int:\n  return " + String.join(" + ", packs) + "\n");
    }

    private Block withAttention(Block block, Blocks blocks, LayerNames.Attention attention) {
        long width = style.sizes().width();
        long inner = style.sizes().inner();
        return block.with(attention.query(), product(blocks, width, inner))
                .with(attention.key(), product(blocks, width, inner))
                .with(attention.value(), product(blocks, width, inner))
                .with(attention.out(), residual(blocks, inner))
                .with(attention.norm(), style.norm().block(blocks, width));
    }

    private Block withFeed(Block block, Blocks blocks) {
        LayerNames.Feed feed = names.feed();
        long width = style.sizes().width();
        long inner = style.sizes().feed();
        Block with = block;
        if (feed.gate() == null) {
            with = with.with(feed.up(), blocks.linear(width, inner, style.bias(), style.activation(), 0));
        } else {
            with = with.with(feed.gate(), blocks.linear(width, inner, style.bias(), style.activation(), 0))
                    .with(feed.up(), product(blocks, width, inner));
        }
        return with.with(feed.down(), residual(blocks, inner))
                .with(feed.norm(), style.norm().block(blocks, width));
    }

    private Block product(Blocks blocks, long in, long out) {
        return blocks.linear(in, out, style.bias(), Activation.NONE, 0);
    }

    private Block residual(Blocks blocks, long in) {
        return blocks.linear(
                in,
                style.sizes().width(),
                style.bias(),
                Activation.NONE,
                style.rates().residual());
    }
}
