package io.ashlar.models.tokenizers.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A token that is found in a text before the model sees it, with what around it belongs to it. */
record AddedToken(
        String content, boolean special, boolean normalized, boolean singleWord, boolean lstrip, boolean rstrip) {
    static AddedToken special(String content) {
        return new AddedToken(content, true, false, false, false, false);
    }

    /** One that is found in the text, but is part of the answer like any other. */
    static AddedToken plain(String content) {
        return new AddedToken(content, false, false, false, false, false);
    }

    /** A token as files write it: a text, or an object with {@code content} and its options. */
    static AddedToken of(JsonNode node, boolean special) {
        if (!node.isObject()) {
            return special(node.asText());
        }
        return new AddedToken(
                node.path("content").asText(),
                special || node.path("special").asBoolean(false),
                node.path("normalized").asBoolean(false),
                node.path("single_word").asBoolean(false),
                node.path("lstrip").asBoolean(false),
                node.path("rstrip").asBoolean(false));
    }

    /** The same, taking the spaces before it along. */
    AddedToken strippingLeft() {
        return new AddedToken(content, special, normalized, singleWord, true, rstrip);
    }

    Map<String, Object> json(long id) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("content", content);
        json.put("single_word", singleWord);
        json.put("lstrip", lstrip);
        json.put("rstrip", rstrip);
        json.put("normalized", normalized);
        json.put("special", special);
        return json;
    }
}
