package io.ashlar.models.blocks.decoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.LinearShape;
import io.ashlar.models.blocks.Script;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder does with the rows that are asked for.
 *
 * @param path of the product that makes the answer; none for hidden states
 * @param tied whether the word embeddings' weight is the product's
 * @param bias whether the product adds one
 * @param answers how wide the answer is
 * @param divisor what logits are divided by (Granite); 1 in most families
 * @param cap what logits are bent by tanh to stay below (Gemma 2); 0 leaves them
 */
public record LanguageHead(
        @Nullable String path, boolean tied, boolean bias, long answers, double divisor, double cap) {
    /** Hidden states after the last norm. */
    public static LanguageHead features() {
        return new LanguageHead(null, false, false, 0, 1, 0);
    }

    /** Logits of labels. */
    public static LanguageHead labels(String path, long labels) {
        return new LanguageHead(path, false, false, labels, 1, 0);
    }

    /** Logits of the vocabulary. */
    public static LanguageHead vocabulary(String path, boolean tied, long vocabulary) {
        return new LanguageHead(path, tied, false, vocabulary, 1, 0);
    }

    public LanguageHead withBias() {
        return new LanguageHead(path, tied, true, answers, divisor, cap);
    }

    public LanguageHead withDivisor(double by) {
        return new LanguageHead(path, tied, bias, answers, by, cap);
    }

    public LanguageHead withCap(double at) {
        return new LanguageHead(path, tied, bias, answers, divisor, at);
    }

    /** The method {@code head} of the root, and in packed forms {@code pack_head}. */
    String methods(Blocks blocks, String words) {
        String answer = "x";
        String pack = "0";
        if (path != null && tied) {
            answer = "self." + words + ".logits(x, " + (bias ? "self." + path + ".bias" : "None") + ")";
            pack = "self." + words + ".pack()";
        } else if (path != null) {
            answer = "self." + path + ".forward(x)";
            pack = "self." + path + ".pack()";
        }
        String text = "def head(self, x: Tensor) -> Tensor:\n  x = torch.to(" + answer + ", 6)\n";
        if (divisor != 1) {
            text += "  x = torch.div(x, " + divisor + ")\n";
        }
        if (cap > 0) {
            text += "  x = torch.mul(torch.tanh(torch.div(x, " + cap + ")), " + cap + ")\n";
        }
        text += "  return x\n";
        return blocks.form().isPacked() ? text + "def pack_head(self) -> int:\n  return " + pack + "\n" : text;
    }

    /** The word embeddings' block, which a tied head shares. */
    Block words(Blocks blocks, long vocabulary, long width) {
        if (!tied) {
            return blocks.embedding(vocabulary, width);
        }
        LinearForm form = blocks.form();
        Script script = Script.resource(
                        "decoder/words_" + (form.isPacked() ? "packed" : form.isMixed() ? "mixed" : "plain"))
                .set("type", form.type());
        if (form.isPacked()) {
            script.set("packing", blocks.packing("self.weight")).set("product", blocks.product("x", "w", "bias"));
        }
        Block block = Block.of("Words", script.text()).withWeight("weight", Block.Init.NORMAL, vocabulary, width);
        return blocks.withPacked(block, "packed");
    }

    /** {@code root} with the head's own block. */
    Block on(Block root, Blocks blocks, long width) {
        if (path == null || (tied && !bias)) {
            return root;
        }
        return root.with(
                path,
                tied
                        ? Block.of("Bias", "").withWeight("bias", Block.Init.ZEROS, answers)
                        : blocks.linear(LinearShape.of(width, answers).withBias(bias)));
    }
}
