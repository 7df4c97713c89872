package io.ashlar.models.blocks.decoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;
import java.util.ArrayList;
import java.util.List;

/** One layer of a decoder: attention, feed-forward, and how they are arranged. */
public record DecoderLayer(Attention attention, FeedForward feed, Arrangement arrangement, Norm norm, long width) {
    /** The layer as a block with {@code forward}, {@code begin} and {@code step}. */
    public Block block(Blocks blocks) {
        Script layer = Script.resource("decoder/layer")
                .set("before", arrangement.before())
                .set("after", arrangement.after(attention.out().path()));
        String methods = attention.methods(blocks) + feed.methods() + layer.text();
        if (blocks.form().isPacked()) {
            List<String> packs = new ArrayList<>(feed.packs());
            packs.add(attention.projection().pack());
            packs.add("self." + attention.out().path() + ".pack()");
            methods += "def pack(self) -> int:\n  return " + String.join(" + ", packs) + "\n";
        }
        Block block = attention.on(Block.of("DecoderLayer", methods), blocks, width);
        return arrangement.on(feed.on(block, blocks, width), blocks, norm, width);
    }
}
