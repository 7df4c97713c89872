package io.ashlar.models.blocks;

/**
 * Embeddings of words, and of positions and token types where the family has them; their norm and dropout.
 *
 * @param positions how many there are; 0: none
 * @param types how many there are; 0: none
 * @param width of each embedding
 * @param projected the width after a product without bias; the same as {@code width}: no product
 */
public record TextEmbeddings(
        Names names, long words, long positions, long types, long width, long projected, Block norm, double dropout) {
    /** Names of the words' embedding and of the norm. */
    public record Names(String words, String norm) {
        /** As BERT has them. */
        public static final Names BERT = new Names("word_embeddings", "LayerNorm");
    }

    /** The block, with {@code forward(ids, types, positions)}. */
    public Block block(Blocks blocks) {
        String sum = "self." + names.words() + ".forward(ids)";
        if (types > 0) {
            sum = "torch.add(" + sum + ", self.token_type_embeddings.forward(types))";
        }
        if (positions > 0) {
            sum = "torch.add(" + sum + ", self.position_embeddings.forward(positions))";
        }
        boolean projects = projected != width;
        Script script = Script.resource("text_embeddings")
                .set("sum", sum)
                .set("norm", names.norm())
                .set("projected", projects ? "self.embed_proj.forward(x)" : "x")
                .set("dropout", dropout);
        String pack = blocks.form() == LinearForm.PACKED
                ? "def pack(self) -> int:\n  return " + (projects ? "self.embed_proj.pack()" : "0") + "\n"
                : "";
        Block block = Block.of("TextEmbeddings", script.text() + pack)
                .with(names.words(), blocks.embedding(words, width))
                .with(names.norm(), norm);
        if (positions > 0) {
            block = block.with("position_embeddings", blocks.embedding(positions, width));
        }
        if (types > 0) {
            block = block.with("token_type_embeddings", blocks.embedding(types, width));
        }
        return projects ? block.with("embed_proj", blocks.linear(width, projected, false, Activation.NONE, 0)) : block;
    }
}
