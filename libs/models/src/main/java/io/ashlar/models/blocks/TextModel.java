package io.ashlar.models.blocks;

/** The root of a text encoder's archive: embeddings, stack and head under the names that the family gives them. */
public final class TextModel {
    private TextModel() {}

    /**
     * The root block.
     *
     * @param encoder path of the encoder, for example {@code bert}
     * @param layers path of the stack below the encoder, for example {@code encoder.layer}
     */
    public static Block of(Blocks blocks, String encoder, String layers, Parts parts) {
        Block body = Block.of(
                        "TextEncoder",
                        Script.resource("text_encoder").set("layers", layers).text())
                .with("embeddings", parts.embeddings())
                .with(layers, parts.stack());
        String methods = Script.resource(parts.head().everyRow() ? "text_model_all" : "text_model")
                        .set("encoder", encoder)
                        .text()
                + parts.head().methods();
        if (blocks.form() == LinearForm.PACKED) {
            Script pack =
                    Script.resource("text_model_pack").set("encoder", encoder).set("layers", layers);
            methods = methods + pack.text() + parts.head().packMethod();
        }
        Block root = Block.of("TextModel", methods).with(encoder, body);
        for (TextHead.Part part : parts.head().parts()) {
            root = root.with(part.path(), part.block());
        }
        return root;
    }

    public record Parts(Block embeddings, Block stack, TextHead head) {}

    /** Embeddings: words, positions and, where {@code types} is above 0, token types; their norm and dropout. */
    public static Block embeddings(Blocks blocks, EmbeddingSizes sizes) {
        String words = "self.word_embeddings.forward(ids)";
        String positions = "self.position_embeddings.forward(positions)";
        String sum = "torch.add(" + words + ", " + positions + ")";
        if (sizes.types() > 0) {
            sum = "torch.add(torch.add(" + words + ", self.token_type_embeddings.forward(types)), " + positions + ")";
        }
        Script script = Script.resource("text_embeddings").set("sum", sum).set("dropout", sizes.dropout());
        Block block = Block.of("TextEmbeddings", script.text())
                .with("word_embeddings", blocks.embedding(sizes.words(), sizes.width()))
                .with("position_embeddings", blocks.embedding(sizes.positions(), sizes.width()))
                .with("LayerNorm", blocks.layerNorm(sizes.width(), sizes.eps()));
        return sizes.types() > 0
                ? block.with("token_type_embeddings", blocks.embedding(sizes.types(), sizes.width()))
                : block;
    }

    public record EmbeddingSizes(long words, long positions, long types, long width, double eps, double dropout) {}
}
