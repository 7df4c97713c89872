package io.ashlar.testing.models;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A tokenizer's two files.
 *
 * @param file tokenizer.json
 * @param configuration tokenizer_config.json
 */
record TinyTokenizer(int vocabularySize, Map<String, Object> file, Map<String, Object> configuration) {

    /** The entry of a special token in tokenizer.json. */
    static Map<String, Object> special(int id, String content, boolean stripLeft) {
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("id", id);
        token.put("content", content);
        token.put("single_word", false);
        token.put("lstrip", stripLeft);
        token.put("rstrip", false);
        token.put("normalized", false);
        token.put("special", true);
        return token;
    }

    /** The outer fields of tokenizer.json that are the same for all; neither truncation nor padding is on. */
    static Map<String, Object> emptyFile() {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", "1.0");
        file.put("truncation", null);
        file.put("padding", null);
        return file;
    }
}
