package io.ashlar.models.blocks;

import io.ashlar.models.torchscript.ScriptValue;

/**
 * Scaled dot-product attention of query, key and value (Vaswani et al. 2017), alone or with a bias for pairs of tokens.
 *
 * @param names of its products below the block
 * @param width of all heads together
 */
public record SelfAttention(Names names, long width, long heads, double dropout) {
    /** Names of the three products. */
    public record Names(String query, String key, String value) {}

    /** Without any bias: tokens know where they are by their embeddings. */
    public Block block(Blocks blocks) {
        Script script = Script.resource("self_attention").set("heads", heads).set("dropout", dropout);
        return products(blocks, script.text());
    }

    /** With a bias that the encoder gives all layers: one tensor a group, (1, heads, length, length). */
    public Block withSharedBias(Blocks blocks) {
        String biased = Script.resource("bias_shared").text();
        return products(blocks, biasedText(blocks, 1) + biased);
    }

    /**
     * With the products of queries (and keys) and an embedding of the distance between two tokens (Shaw et al. 2018).
     *
     * @param type {@code relative_key} or {@code relative_key_query}
     * @param scaled whether the bias is divided by the root of the head's size, as the products are
     */
    public Block withDistances(Blocks blocks, String type, long positions, boolean scaled) {
        String biased = Script.resource("along").text()
                + Script.resource("bias_" + type).text();
        return products(blocks, biasedText(blocks, scaled ? scale() : 1) + biased)
                .with("distance_embedding", blocks.embedding(2 * positions - 1, width / heads));
    }

    private String biasedText(Blocks blocks, double biasScale) {
        return attended(blocks, new Scales(scale(), biasScale), width, heads, dropout, Padding.SEES_TEXT);
    }

    /** What the products of query and key are multiplied by, and what their bias. */
    record Scales(double scores, double bias) {}

    /** What padding sees, where it is computed at all; nothing real ever sees padding. */
    enum Padding {
        /** The tokens of its text. */
        SEES_TEXT("", ""),
        /** Everything alike, whatever it holds: its scores are masked as a row. */
        SEES_ALL_ALIKE(
                "    if counts[g] < 0:\n      blind = torch.ge(torch.arange(lengths[g]), -counts[g])\n"
                        + "      qs = torch.masked_fill(qs, torch.unsqueeze(blind, 1), 0.)\n",
                "      bias = torch.masked_fill(bias, torch.unsqueeze(unseen, 1), 0.)\n");

        private final String blind;
        private final String level;

        Padding(String blind, String level) {
            this.blind = blind;
            this.level = level;
        }
    }

    static String attended(Blocks blocks, Scales scales, long width, long heads, double dropout, Padding padding) {
        Script attended = Script.resource("biased_attention")
                .set("blind", padding.blind)
                .set("level", padding.level)
                .set("width", width)
                .set("heads", heads)
                .set("size", width / heads);
        Script weighted = Script.resource(blocks.form().isPacked() ? "weighted_fused" : "weighted_trained")
                .set("scale", scales.scores())
                .set("bias_scale", scales.bias())
                .set("dropout", dropout);
        return attended.text() + weighted.text();
    }

    private double scale() {
        return 1 / Math.sqrt((double) width / heads);
    }

    private Block products(Blocks blocks, String methods) {
        Script project = Script.resource("project_" + blocks.form().suffix())
                .set("type", blocks.form().type())
                .set("query", names.query())
                .set("key", names.key())
                .set("value", names.value())
                .set("width", width);
        Block block = Block.of("SelfAttention", project.text() + methods)
                .with(names.query(), blocks.linear(width, width))
                .with(names.key(), blocks.linear(width, width))
                .with(names.value(), blocks.linear(width, width));
        return withPackedProducts(blocks, block);
    }

    static Block withPackedProducts(Blocks blocks, Block block) {
        return blocks.form() == LinearForm.PACKED
                ? block.withAttribute("packed", "Optional[Tensor]", new ScriptValue.None())
                        .withAttribute("packed_bias", "Optional[Tensor]", new ScriptValue.None())
                : block;
    }
}
