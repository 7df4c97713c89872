package io.ashlar.models.blocks.decoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearShape;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.torchscript.ScriptValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root of a decoder's archive. {@code forward} answers packed rows and is differentiable; {@code begin} and
 * {@code next} go on token by token with caches that the module keeps; {@code state} gives hidden states of a layer.
 *
 * @param layersPath of the numbered layers
 * @param last path of the norm after the layers; none where they end normed
 */
public record DecoderModel(
        Embedding embedding,
        String layersPath,
        List<DecoderLayer> layers,
        @Nullable String last,
        List<Rotary> rotaries,
        LanguageHead head) {
    public DecoderModel {
        layers = List.copyOf(layers);
        rotaries = List.copyOf(rotaries);
    }

    /**
     * What stands before the layers.
     *
     * @param words path of the word embeddings
     * @param scale what they are multiplied with; 1 in most families
     * @param positions learned positions; none where attention knows about them
     * @param norm path of a norm after the sum; none in most families
     * @param narrow paths of products around the layers where words are narrower than they; none in most families
     */
    public record Embedding(
            String words,
            long vocabulary,
            double scale,
            @Nullable Positions positions,
            @Nullable String norm,
            @Nullable Narrow narrow,
            double dropout) {
        /** Words alone. */
        public static Embedding of(String words, long vocabulary, double dropout) {
            return new Embedding(words, vocabulary, 1, null, null, null, dropout);
        }

        public Embedding withScale(double by) {
            return new Embedding(words, vocabulary, by, positions, norm, narrow, dropout);
        }

        public Embedding withPositions(String path, long rows, long offset) {
            return new Embedding(words, vocabulary, scale, new Positions(path, rows, offset), norm, narrow, dropout);
        }

        public Embedding withNorm(String path) {
            return new Embedding(words, vocabulary, scale, positions, path, narrow, dropout);
        }

        public Embedding withNarrow(Narrow by) {
            return new Embedding(words, vocabulary, scale, positions, norm, by, dropout);
        }
    }

    /** A table of learned positions whose row {@code offset} is the first token's. */
    public record Positions(String path, long rows, long offset) {}

    /** Products from {@code width} to the layers' width and back. */
    public record Narrow(String in, String out, long width) {}

    /** The root block. */
    public Block block(Blocks blocks) {
        DecoderLayer first = layers.get(0);
        long width = first.width();
        long words = embedding.narrow() == null ? width : embedding.narrow().width();
        Block root = Block.of("Decoder", methods(blocks))
                .withAttribute("keys", "List[Tensor]", new ScriptValue.NoTensors())
                .withAttribute("values", "List[Tensor]", new ScriptValue.NoTensors())
                .with(embedding.words(), head.words(blocks, embedding.vocabulary(), words));
        if (embedding.positions() != null) {
            Positions positions = embedding.positions();
            root = root.with(positions.path(), blocks.embedding(positions.rows() + positions.offset(), width));
        }
        if (embedding.norm() != null) {
            root = root.with(embedding.norm(), first.norm().block(blocks, width));
        }
        if (embedding.narrow() != null) {
            Narrow narrow = embedding.narrow();
            root = root.with(
                            narrow.in(),
                            blocks.linear(LinearShape.of(words, width).withBias(false)))
                    .with(
                            narrow.out(),
                            blocks.linear(LinearShape.of(width, words).withBias(false)));
        }
        root = root.with(layersPath, DecoderStack.of(blocks, layers));
        if (last != null) {
            root = root.with(last, first.norm().block(blocks, width));
        }
        for (int i = 0; i < rotaries.size(); i++) {
            root = root.with("rotary_" + i, rotaries.get(i).block());
        }
        return head.on(root, blocks, words);
    }

    private String methods(Blocks blocks) {
        Attention attention = layers.get(0).attention();
        Script model = Script.resource("decoder/model")
                .set("embedded", embedded())
                .set("dropout", embedding.dropout())
                .set("turns", turns())
                .set("finished", finished())
                .set("layers", layersPath);
        Script generation = Script.resource("decoder/generation")
                .set("count", layers.size())
                .set("shared", attention.heads().shared())
                .set("size", attention.heads().size())
                .set("words", embedding.words())
                .set("slopes", attention.scores().tilt().expression())
                .set("coarse", attention.scores().tilt().coarse())
                .set("layers", layersPath);
        String text = model.text() + generation.text() + head.methods(blocks, embedding.words());
        return blocks.form().isPacked() ? text + pack() : text;
    }

    private String embedded() {
        String x = "self." + embedding.words() + ".forward(ids)";
        if (embedding.scale() != 1) {
            String dtype = "ops.prim.dtype(self." + embedding.words() + ".weight)";
            x = "torch.mul(" + x + ", torch.tensor(" + embedding.scale() + ", dtype=" + dtype + "))";
        }
        if (embedding.narrow() != null) {
            x = "self." + embedding.narrow().in() + ".forward(" + x + ")";
        }
        if (embedding.positions() != null) {
            long offset = embedding.positions().offset();
            String positions = offset == 0 ? "positions" : "torch.add(positions, " + offset + ")";
            x = "torch.add(" + x + ", self." + embedding.positions().path() + ".forward(" + positions + "))";
        }
        return embedding.norm() == null ? x : "self." + embedding.norm() + ".forward(" + x + ")";
    }

    private String turns() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < rotaries.size(); i++) {
            all.add("self.rotary_" + i + ".forward(positions, totals)");
        }
        return all.isEmpty() ? "annotate(List[Tensor], [])" : String.join(" + ", all);
    }

    private String finished() {
        String x = last == null ? "x" : "self." + last + ".forward(x)";
        return embedding.narrow() == null ? x : "self." + embedding.narrow().out() + ".forward(" + x + ")";
    }

    private String pack() {
        String narrow = embedding.narrow() == null
                ? ""
                : " + self." + embedding.narrow().in() + ".pack() + self."
                        + embedding.narrow().out() + ".pack()";
        return "def pack(self) -> int:\n  return self." + layersPath + ".pack() + self.pack_head()" + narrow + "\n";
    }
}
