package io.ashlar.models.blocks;

import io.ashlar.models.torchscript.ScriptValue;

/**
 * DeBERTa's attention (He et al. 2020): beside what two tokens say to each other, what each says to the distance
 * between them. Where products are packed, what a layer makes of the embeddings of distances is computed once.
 *
 * @param positionKeys path of the product that makes keys of distances; empty: contents do not see them
 * @param positionQueries path of the product that makes queries of distances; empty: they do not see contents
 * @param parts what the scores are divided by is the root of so many times the head's size
 */
public record DisentangledAttention(
        long width,
        long heads,
        String positionKeys,
        String positionQueries,
        long parts,
        double dropout,
        double hiddenDropout) {
    /** The encoder, whose layers have such an attention, with the table of distances that they share. */
    public TextEncoder in(TextEncoder encoder, Table table, LinearForm form) {
        String row = "self.relative()";
        TextEncoder shared = encoder.withShared(Distances.spanned(table.span(), table.buckets(), table.farthest(), row)
                + "def relative(self) -> Tensor:\n  return " + table.expression() + "\n");
        return form == LinearForm.PACKED
                ? shared.withPreparation("$layer.attention.self.prepare(" + row + ")")
                : shared;
    }

    /**
     * Embeddings of distances.
     *
     * @param span how many rows there are each way
     * @param buckets how many of them share distances, near ones alone; 0: none
     * @param farthest the distance at which the last bucket ends
     * @param expression what gives the table within the encoder
     */
    public record Table(long span, long buckets, long farthest, String expression) {}

    /** Version 1: one product for query, key and value, with biases for two of them. */
    public Block fused(Blocks blocks) {
        String form = blocks.form() == LinearForm.PACKED ? "packed" : "plain";
        Script project = sized(Script.resource("project_fused_" + form));
        Block block = Block.of("DisentangledAttention", project.text() + methods(blocks))
                .with("in_proj", blocks.linear(width, 3 * width, false, Activation.NONE, 0))
                .withWeight("q_bias", Block.Init.ZEROS, width)
                .withWeight("v_bias", Block.Init.ZEROS, width);
        if (!positionKeys.isEmpty()) {
            block = block.with(positionKeys, blocks.linear(width, width, false, Activation.NONE, 0));
        }
        if (!positionQueries.isEmpty()) {
            block = block.with(positionQueries, blocks.linear(width, width));
        }
        return withAttributes(blocks, block);
    }

    /** Versions 2 and 3: three products, which may serve distances too. */
    public Block separate(Blocks blocks) {
        Script project = Script.resource("project_" + blocks.form().suffix())
                .set("type", blocks.form().type())
                .set("query", "query_proj")
                .set("key", "key_proj")
                .set("value", "value_proj")
                .set("width", width);
        Block block = Block.of("DisentangledAttention", project.text() + methods(blocks))
                .with("query_proj", blocks.linear(width, width))
                .with("key_proj", blocks.linear(width, width))
                .with("value_proj", blocks.linear(width, width));
        for (String path : java.util.List.of(positionKeys, positionQueries)) {
            if (!path.isEmpty() && !block.children().containsKey(path)) {
                block = block.with(path, blocks.linear(width, width));
            }
        }
        return withAttributes(blocks, block);
    }

    private String methods(Blocks blocks) {
        double scale = 1 / Math.sqrt((double) width / heads * parts);
        boolean packed = blocks.form() == LinearForm.PACKED;
        String attended = SelfAttention.attended(
                blocks,
                new SelfAttention.Scales(scale, scale),
                width,
                heads,
                dropout,
                SelfAttention.Padding.SEES_ALL_ALIKE);
        boolean blind = positionKeys.isEmpty() && positionQueries.isEmpty();
        Script biased = Script.resource(blind ? "bias_none" : "bias_disentangled")
                .set("content_to_position", line(positionKeys, "keys", packed, "self.along(qs, $table, index)"))
                .set(
                        "position_to_content",
                        line(
                                positionQueries,
                                "queries",
                                packed,
                                "torch.transpose(self.along(ks, $table, torch.t(index)), 2, 3)"));
        Script tables = sized(Script.resource(packed ? "tables_packed" : "tables_plain"))
                .set("hidden_dropout", hiddenDropout)
                .set("fill", fill(positionKeys, "keys") + fill(positionQueries, "queries"));
        return attended + Script.resource("along").text() + biased.text() + tables.text();
    }

    private static String line(String path, String name, boolean packed, String scores) {
        if (path.isEmpty()) {
            return "";
        }
        String table = packed
                ? "self.part(self.position_" + name + ", used)"
                : "self.rows(self." + path + ".forward(self.table(used, shared)))";
        return "  bias = torch.add(bias, " + scores.replace("$table", table) + ")\n";
    }

    private static String fill(String path, String name) {
        if (path.isEmpty()) {
            return "";
        }
        String bias = path.equals("pos_proj") ? "None" : "self." + path + ".bias";
        String product = "torch.linear(relative, self." + path + ".weight, " + bias + ")";
        String dropped = path.startsWith("pos_") ? "  n = self." + path + ".drop()\n" : "";
        return "  self.position_" + name + " = self.rows(" + product + ")\n" + dropped;
    }

    private Script sized(Script script) {
        return script.set("width", width).set("heads", heads).set("size", width / heads);
    }

    private Block withAttributes(Blocks blocks, Block block) {
        if (blocks.form() != LinearForm.PACKED) {
            return block;
        }
        return SelfAttention.withPackedProducts(blocks, block)
                .withAttribute("position_keys", "Optional[Tensor]", new ScriptValue.None())
                .withAttribute("position_queries", "Optional[Tensor]", new ScriptValue.None());
    }
}
