package io.ashlar.models.blocks;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a text model does with the rows of its encoder: a {@code head} method for the root (called {@code answer} where
 * a block of that name is in the way), and its blocks by path.
 *
 * @param linears paths of the blocks whose weights are packed at load
 * @param everyRow whether it answers for every token, whatever rows are asked for
 */
public record TextHead(String methods, List<Part> parts, List<String> linears, boolean everyRow) {
    /** A block at a path below the root; it may lie inside the encoder, as BERT's pooler does. */
    public record Part(String path, Block block) {}

    /** No head: hidden states. */
    public static TextHead features() {
        return new TextHead(Script.resource("head_features").text(), List.of(), List.of(), true);
    }

    /** A head of dense, activation, norm, dropout and out, for every token or once a sequence. */
    public record Normed(Block dense, Block norm, double dropout, long width, long answers, boolean everyRow) {
        /** The head, at ModernBERT's paths. */
        public TextHead head(Blocks blocks) {
            Script script = Script.resource("head_normed")
                    .set("dense", "head.dense")
                    .set("norm", "head.norm")
                    .set("out", "classifier")
                    .set("dropout", dropout);
            List<Part> parts = List.of(
                    new Part("head.dense", dense),
                    new Part("head.norm", norm),
                    new Part("classifier", blocks.linear(width, answers)));
            return new TextHead(script.text(), parts, List.of("head.dense", "classifier"), everyRow);
        }
    }

    /** Paths, rates and sizes of a head of two layers: dense, activation, dropout, out. */
    public record Dense(
            String dense, String out, Activation activation, double before, double dropout, long width, long labels) {
        /** The head of a classifier. */
        public TextHead head(Blocks blocks) {
            Script script = Script.resource("head_dense")
                    .set("dense", dense)
                    .set("out", out)
                    .set("before", before)
                    .set("dropout", dropout);
            return new TextHead(
                    script.text(),
                    List.of(
                            new Part(dense, blocks.linear(width, width, activation, 0)),
                            new Part(out, blocks.linear(width, labels))),
                    List.of(dense, out),
                    false);
        }
    }

    /**
     * Path, rate and sizes of a head of one layer for every token: labels of tokens, or where an answer begins and
     * ends.
     */
    public record Tokens(String out, double dropout, long width, long answers) {
        /** The head of a token classifier, or of extractive question-answering. */
        public TextHead head(Blocks blocks) {
            Script script = Script.resource("head_tokens").set("out", out).set("dropout", dropout);
            return new TextHead(
                    script.text(), List.of(new Part(out, blocks.linear(width, answers))), List.of(out), true);
        }
    }

    /**
     * Paths and sizes of a masked language model's head: dense, activation, norm, and the decoder.
     *
     * @param bias path of the block that holds the decoder's {@code bias} beside the tied weight, or of the whole
     *     decoder where it is not tied
     * @param words path of the word embeddings
     */
    public record Masked(
            String dense, String norm, String bias, String words, boolean tied, Activation activation, Widths widths) {
        /** {@code inner} is that of the dense layer's result, which the word embeddings have too. */
        public record Widths(long width, long inner, long vocabulary, double eps) {
            public Widths(long width, long vocabulary, double eps) {
                this(width, width, vocabulary, eps);
            }
        }

        /** The head of a masked language model. */
        public TextHead head(Blocks blocks) {
            long inner = widths.inner();
            String decoder =
                    tied ? "self." + words + ".logits(x, self." + bias + ".bias)" : "self." + bias + ".forward(x)";
            Script script = Script.resource("head_masked")
                    .set("method", "head")
                    .set("dense", dense)
                    .set("norm", norm)
                    .set("decoder", decoder);
            Block decoderBlock = tied
                    ? Block.of("Bias", "").withWeight("bias", Block.Init.ZEROS, widths.vocabulary())
                    : blocks.linear(inner, widths.vocabulary());
            List<Part> parts = List.of(
                    new Part(bias, decoderBlock),
                    new Part(dense, blocks.linear(widths.width(), inner, activation, 0)),
                    new Part(norm, blocks.layerNorm(inner, widths.eps())));
            return new TextHead(script.text(), parts, tied ? List.of(dense) : List.of(dense, bias), false);
        }
    }

    /** A masked language model's head of dense, activation, norm and decoder, at ModernBERT's paths. */
    public record MaskedNormed(
            Block dense, Block norm, String words, boolean tied, boolean bias, Masked.Widths widths) {
        /** The head; a tied decoder has a bias of its own, or none. */
        public TextHead head(Blocks blocks) {
            String decoder = "self.decoder.forward(x)";
            Block block = blocks.linear(widths.inner(), widths.vocabulary(), bias, Activation.NONE, 0);
            if (tied) {
                decoder = "self." + words + ".logits(x, " + (bias ? "self.decoder.bias" : "None") + ")";
                block = Block.of("Bias", "");
                block = bias ? block.withWeight("bias", Block.Init.ZEROS, widths.vocabulary()) : block;
            }
            Script script = Script.resource("head_masked")
                    .set("method", "answer")
                    .set("dense", "head.dense")
                    .set("norm", "head.norm")
                    .set("decoder", decoder);
            List<Part> parts =
                    List.of(new Part("head.dense", dense), new Part("head.norm", norm), new Part("decoder", block));
            List<String> packed = tied ? List.of("head.dense") : List.of("head.dense", "decoder");
            return new TextHead(script.text(), parts, packed, false);
        }
    }

    String method() {
        return methods.startsWith("def answer(") ? "answer" : "head";
    }

    String packMethod() {
        String sum = linears.stream().map(path -> "self." + path + ".pack()").collect(Collectors.joining(" + "));
        return "def pack_head(self) -> int:\n  return " + (sum.isEmpty() ? "0" : sum) + "\n";
    }
}
