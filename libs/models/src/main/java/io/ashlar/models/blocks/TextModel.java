package io.ashlar.models.blocks;

/** The root of a text encoder's archive: encoder and head under the names that the family gives them. */
public final class TextModel {
    private TextModel() {}

    /** The root block; {@code path} is the encoder's, for example {@code bert}. */
    public static Block of(Blocks blocks, String path, TextEncoder encoder, TextHead head) {
        return root(blocks, path, encoder, head, head.everyRow() ? "text_model_all" : "text_model");
    }

    /** The same for a head that takes the mean of a sequence's tokens. */
    public static Block ofMeans(Blocks blocks, String path, TextEncoder encoder, TextHead head) {
        return root(blocks, path, encoder, head, "text_model_mean");
    }

    private static Block root(Blocks blocks, String path, TextEncoder encoder, TextHead head, String script) {
        String methods = Script.resource(script)
                        .set("encoder", path)
                        .set("head", head.method())
                        .text()
                + head.methods();
        if (blocks.form() == LinearForm.PACKED) {
            methods += Script.resource("text_model_pack").set("encoder", path).text() + head.packMethod();
        }
        Block root = Block.of("TextModel", methods).with(path, encoder.block(blocks.form()));
        for (TextHead.Part part : head.parts()) {
            root = root.with(part.path(), part.block());
        }
        return root;
    }
}
