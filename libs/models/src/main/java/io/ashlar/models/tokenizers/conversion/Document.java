package io.ashlar.models.tokenizers.conversion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code tokenizer.json} as it is put together.
 *
 * @param processor what adds special tokens; absent: nothing
 */
record Document(
        Vocabulary vocabulary,
        @Nullable Map<String, Object> normalizer,
        @Nullable Map<String, Object> preTokenizer,
        @Nullable Map<String, Object> processor,
        Map<String, Object> decoder,
        Map<String, Object> model) {
    ObjectNode json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", "1.0");
        json.put("added_tokens", vocabulary.addedTokens());
        ObjectNode document = Json.MAPPER.valueToTree(json);
        document.putNull("truncation");
        document.putNull("padding");
        document.set("normalizer", Json.MAPPER.valueToTree(normalizer));
        document.set("pre_tokenizer", Json.MAPPER.valueToTree(preTokenizer));
        document.set("post_processor", Json.MAPPER.valueToTree(processor));
        document.set("decoder", Json.MAPPER.valueToTree(decoder));
        document.set("model", Json.MAPPER.valueToTree(model));
        return document;
    }
}
