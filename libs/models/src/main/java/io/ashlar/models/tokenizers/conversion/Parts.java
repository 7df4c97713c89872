package io.ashlar.models.tokenizers.conversion;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a {@code tokenizer.json}, in the words of the tokenizers library. */
final class Parts {
    /** What stands for a space inside SentencePiece's pieces. */
    static final String SPACE = "\u2581";

    private Parts() {}

    /** An object of this type; fields and values take turns, and a value may be null. */
    static Map<String, Object> part(String type, @Nullable Object... fields) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", type);
        for (int i = 0; i < fields.length; i += 2) {
            put(part, String.valueOf(fields[i]), fields[i + 1]);
        }
        return part;
    }

    @SuppressWarnings("NullAway") // the document has explicit nulls where the library wants the field to be there
    private static void put(Map<String, Object> part, String field, @Nullable Object value) {
        part.put(field, value);
    }

    static Map<String, Object> normalizers(List<Map<String, Object>> parts) {
        return part("Sequence", "normalizers", parts);
    }

    static Map<String, Object> preTokenizers(List<Map<String, Object>> parts) {
        return part("Sequence", "pretokenizers", parts);
    }

    static Map<String, Object> decoders(List<Map<String, Object>> parts) {
        return part("Sequence", "decoders", parts);
    }

    static Map<String, Object> replace(String text, String by) {
        return part("Replace", "pattern", Map.of("String", text), "content", by);
    }

    static Map<String, Object> replaceAll(String expression, String by) {
        return part("Replace", "pattern", Map.of("Regex", expression), "content", by);
    }

    static Map<String, Object> charsMap(byte[] map) {
        return part("Precompiled", "precompiled_charsmap", Base64.getEncoder().encodeToString(map));
    }

    static Map<String, Object> metaspace(String prependScheme, boolean split) {
        return part("Metaspace", "replacement", SPACE, "prepend_scheme", prependScheme, "split", split);
    }

    static Map<String, Object> byteLevel(boolean addPrefixSpace, boolean useRegex) {
        return part("ByteLevel", "add_prefix_space", addPrefixSpace, "trim_offsets", true, "use_regex", useRegex);
    }

    /**
     * The places of special tokens around one text and around two. Items are {@code $A}, {@code $B} or a token's text,
     * each with {@code :1} after it where the type is 1.
     */
    static Map<String, Object> template(List<String> single, List<String> pair, Vocabulary vocabulary) {
        Map<String, Object> special = new LinkedHashMap<>();
        return part(
                "TemplateProcessing",
                "single",
                items(single, vocabulary, special),
                "pair",
                items(pair, vocabulary, special),
                "special_tokens",
                special);
    }

    private static List<Object> items(List<String> texts, Vocabulary vocabulary, Map<String, Object> special) {
        List<Object> items = new ArrayList<>();
        for (String text : texts) {
            int type = text.endsWith(":1") ? 1 : 0;
            String token = type == 1 ? text.substring(0, text.length() - 2) : text;
            boolean sequence = token.equals("$A") || token.equals("$B");
            String id = sequence ? token.substring(1) : token;
            items.add(Map.of(sequence ? "Sequence" : "SpecialToken", Map.of("id", id, "type_id", type)));
            if (!sequence) {
                special.put(
                        token,
                        Map.of("id", token, "ids", List.of(vocabulary.templateId(token)), "tokens", List.of(token)));
            }
        }
        return items;
    }
}
