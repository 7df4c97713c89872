package io.ashlar.models.blocks.encoderdecoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The root of an encoder-decoder's archive.
 *
 * @param words where embeddings lie
 */
public record EncoderDecoder(Words words, Coder encoder, Coder decoder) {
    /** Decoding steps have few rows: one a sentence, or one a beam. */
    private static final int STEP_ROWS = 16;

    /**
     * Paths of the embeddings below the root; the same path twice where both sides share one.
     *
     * @param scale what they are multiplied with
     */
    public record Words(Table source, Table target, double scale) {
        public record Table(String path, long rows) {}
    }

    /**
     * What turns the decoder's states into scores of words.
     *
     * @param path of a product of its own; absent where the target's embeddings are used
     * @param vocabulary how many words have a score
     * @param bias name of a buffer (1, vocabulary) that is added; absent where a family has none
     * @param scale what states are multiplied with before
     */
    public record WordsHead(
            @Nullable String path,
            long vocabulary,
            @Nullable String bias,
            double scale) {}

    /** The root of a model that generates. */
    public Block generating(Blocks blocks, WordsHead head) {
        String path = head.path() == null ? words.target().path() : head.path();
        Script generation = Script.resource("encoderdecoder/generation")
                .set("decoder", decoder.path())
                .set("layers", decoder.layersPath())
                .set("heads", decoder.style().sizes().heads())
                .set("count", decoder.layers())
                .set("target_words", embedded(words.target()));
        Block root = root(blocks, generation.text() + logits(blocks, head, path));
        if (head.path() != null) {
            root = root.with(
                    path,
                    Block.of("Words", Script.resource("encoderdecoder/words").text())
                            .withWeight(
                                    "weight",
                                    Block.Init.NORMAL,
                                    head.vocabulary(),
                                    decoder.style().sizes().width()));
        }
        if (head.bias() != null) {
            root = root.withFixed(head.bias(), Zeros.of(1, head.vocabulary()));
        }
        if (!blocks.form().isPacked()) {
            return root;
        }
        return blocks.withPacked(root, "packed_words").withMethods(pack("self.pack_words()"));
    }

    /**
     * The root of a model that classifies a source: it has the signature of text encoders.
     *
     * @param head a method {@code head(x)} and the paths that it packs
     * @param start the token before the decoder's input
     * @param end the token at which the answer is found
     */
    public Block classifying(Blocks blocks, ClassifierHead head, long start, long end) {
        Script classifier =
                Script.resource("encoderdecoder/classifier").set("start", start).set("end", end);
        Block root = root(blocks, classifier.text() + head.methods());
        for (Map.Entry<String, Block> part : head.parts().entrySet()) {
            root = root.with(part.getKey(), part.getValue());
        }
        if (!blocks.form().isPacked()) {
            return root;
        }
        String packs = String.join(
                " + ",
                head.parts().keySet().stream()
                        .map(path -> "self." + path + ".pack()")
                        .toList());
        return root.withMethods(pack(packs));
    }

    /** A head's method and its linear blocks by path. */
    public record ClassifierHead(String methods, Map<String, Block> parts) {
        public ClassifierHead {
            parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }
    }

    private Block root(Blocks blocks, String methods) {
        Script model = Script.resource("encoderdecoder/model")
                .set("encoder", encoder.path())
                .set("decoder", decoder.path())
                .set("source_words", embedded(words.source()))
                .set("target_words", embedded(words.target()));
        long width = encoder.style().sizes().width();
        return Block.of("EncoderDecoder", model.text() + methods)
                .with(words.source().path(), blocks.embedding(words.source().rows(), width))
                .with(words.target().path(), blocks.embedding(words.target().rows(), width))
                .with(encoder.path(), below(encoder, blocks))
                .with(decoder.path(), below(decoder, blocks.forRows(STEP_ROWS)));
    }

    /** The coder with the embeddings that may lie inside it. */
    private Block below(Coder coder, Blocks blocks) {
        Block block = coder.block(blocks);
        for (Words.Table table : java.util.List.of(words.source(), words.target())) {
            if (table.path().startsWith(coder.path() + ".")) {
                String path = table.path().substring(coder.path().length() + 1);
                block = block.with(
                        path,
                        blocks.embedding(table.rows(), coder.style().sizes().width()));
            }
        }
        return block;
    }

    private String embedded(Words.Table table) {
        String rows = "self." + table.path() + ".forward(ids)";
        if (decoder.style().isWide()) {
            rows = "torch.to(" + rows + ", 6)";
        }
        return words.scale() == 1 ? rows : "torch.mul(" + rows + ", " + words.scale() + ")";
    }

    private String pack(String more) {
        return "def pack(self) -> int:\n  return self." + encoder.path() + "." + encoder.layersPath()
                + ".pack() + self." + decoder.path() + "." + decoder.layersPath() + ".pack() + " + more + "\n";
    }

    private static String logits(Blocks blocks, WordsHead head, String path) {
        Blocks steps = blocks.forRows(STEP_ROWS);
        String bias = head.bias() == null ? "None" : "torch.reshape(self." + head.bias() + ", [-1])";
        Script script = Script.resource("encoderdecoder/logits_"
                        + (blocks.form().isPacked() ? "packed" : blocks.form().suffix()))
                .set("words", path)
                .set("bias", bias)
                .set("scaled", head.scale() == 1 ? "x" : "torch.mul(x, " + head.scale() + ")");
        if (blocks.form().isMixed()) {
            script.set("type", blocks.form().type());
            script.set("biased", head.bias() == null ? "y" : "torch.add(y, " + bias + ")");
        }
        if (blocks.form().isPacked()) {
            script.set("packing", steps.packing("weight"))
                    .set("product", steps.product("x", "w", bias))
                    .set("drop", head.path() == null ? "1" : "self." + path + ".drop()");
        }
        return script.text();
    }
}
