package io.ashlar.models.tokenizers;

import com.fasterxml.jackson.databind.JsonNode;

/** What the merges of a byte-pair model must keep where the pieces that go on a word have a mark. */
final class MergeRules {
    private MergeRules() {}

    static void check(JsonNode model) {
        if (model.path("dropout").asDouble(0) != 0) {
            throw TokenizerLibrary.malformed(
                    "its model has a dropout, by which a text has other tokens each time", null);
        }
        String mark = model.path("continuing_subword_prefix").asText("");
        if (!model.path("merges").isArray() || mark.isEmpty() || mark.equals("null")) {
            return;
        }
        for (JsonNode merge : model.path("merges")) {
            String[] pair = merge.isTextual()
                    ? merge.textValue().split(" ", 2)
                    : new String[] {merge.path(0).asText(), merge.path(1).asText()};
            if (pair.length < 2 || !pair[1].startsWith(mark)) {
                throw TokenizerLibrary.malformed(
                        "its merge '" + String.join(" ", pair) + "' goes on a word without the mark '" + mark + "'",
                        null);
            }
        }
    }
}
