package io.ashlar.inference.openai;

import io.ashlar.models.generation.FinishReason;
import io.ashlar.models.tasks.generation.WrittenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How OpenAI's answers look: completions of texts, or messages of a chat. */
enum Shape {
    COMPLETION("cmpl-", "text_completion", "text_completion"),
    CHAT("chatcmpl-", "chat.completion", "chat.completion.chunk");

    private final String prefix;
    private final String whole;
    private final String chunk;

    Shape(String prefix, String whole, String chunk) {
        this.prefix = prefix;
        this.whole = whole;
        this.chunk = chunk;
    }

    /**
     * What all parts of an answer share.
     *
     * @param created seconds since 1970
     */
    record Head(String id, long created, String model) {}

    String prefix() {
        return prefix;
    }

    /** A whole answer: several choices for each prompt where they were asked for. */
    Map<String, Object> answer(Head head, List<List<WrittenText>> texts) {
        List<Map<String, Object>> choices = new ArrayList<>();
        for (List<WrittenText> prompt : texts) {
            for (WrittenText text : prompt) {
                Map<String, Object> choice = choice(choices.size(), finish(text.reason()));
                if (this == CHAT) {
                    choice.put("message", Map.of("role", "assistant", "content", text.text()));
                } else {
                    choice.put("text", text.text());
                    choice.put("logprobs", text.scores().isEmpty() ? null : Scores.of(text.scores()));
                }
                choices.add(choice);
            }
        }
        Map<String, Object> answer = head(head, whole, choices);
        answer.put("usage", usage(texts));
        return answer;
    }

    /** A piece of a streamed answer; the first of a chat names the role. */
    Map<String, Object> piece(Head head, String text, boolean first) {
        Map<String, Object> choice = choice(0, null);
        if (this == CHAT) {
            choice.put("delta", first ? Map.of("role", "assistant", "content", text) : Map.of("content", text));
        } else {
            choice.put("text", text);
        }
        return head(head, chunk, List.of(choice));
    }

    /** The last piece, which says why the answer ended. */
    Map<String, Object> end(Head head, FinishReason reason) {
        Map<String, Object> choice = choice(0, finish(reason));
        choice.put(this == CHAT ? "delta" : "text", this == CHAT ? Map.of() : "");
        return head(head, chunk, List.of(choice));
    }

    /** What was read and written, after the last piece. */
    Map<String, Object> usageOnly(Head head, List<List<WrittenText>> texts) {
        Map<String, Object> piece = head(head, chunk, List.of());
        piece.put("usage", usage(texts));
        return piece;
    }

    private static Map<String, Object> head(Head head, String object, List<Map<String, Object>> choices) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", head.id());
        fields.put("object", object);
        fields.put("created", head.created());
        fields.put("model", head.model());
        fields.put("choices", choices);
        return fields;
    }

    private static Map<String, Object> choice(int index, @Nullable String finish) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", index);
        choice.put("logprobs", null);
        choice.put("finish_reason", finish);
        return choice;
    }

    private static String finish(FinishReason reason) {
        return reason == FinishReason.LENGTH ? "length" : "stop";
    }

    private static Map<String, Object> usage(List<List<WrittenText>> texts) {
        int prompt = texts.stream().mapToInt(t -> t.get(0).readTokens()).sum();
        int written = texts.stream()
                .flatMap(List::stream)
                .mapToInt(text -> text.tokens().length)
                .sum();
        return Map.of("prompt_tokens", prompt, "completion_tokens", written, "total_tokens", prompt + written);
    }
}
