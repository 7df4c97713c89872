package io.ashlar.models.training.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.chat.Chat;
import io.ashlar.models.chat.ChatTemplate;
import io.ashlar.models.tokenizers.Encoding;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns conversations into what a chat model learns: the text that the package's own template makes of them, of which
 * the assistant's messages count, each with what the template puts at its end. What the template writes before an
 * answer (the role's marks) is given to the model when it is asked, and is not learned.
 */
public final class ChatRows {
    private static final String ASSISTANT = "assistant";

    private final RowEncoder encoder;
    private final ChatTemplate template;
    private final boolean lossOnAll;

    private ChatRows(RowEncoder encoder, ChatTemplate template, boolean lossOnAll) {
        this.encoder = encoder;
        this.template = template;
        this.lossOnAll = lossOnAll;
    }

    /** Part of a rendered text, in Unicode code points. */
    private record Span(int begin, int end) {}

    /**
     * Chats for the model of a package.
     *
     * @param lossOnAll whether all of the text is learned, not only the assistant's part
     * @param clock what a template takes the date from
     * @throws ProblemException where the package has no chat template
     */
    public static ChatRows open(Path folder, RowEncoder encoder, boolean lossOnAll, Clock clock) {
        ChatTemplate template = ChatTemplate.read(folder, clock)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.MODEL_TASK_UNSUPPORTED,
                        "The rows have 'messages', but the base model has no chat template to make a text of them. Use"
                                + " columns with a prompt and a completion, or a base that is made for chats."));
        return new ChatRows(encoder, template, lossOnAll);
    }

    /**
     * A conversation.
     *
     * @param messages objects with {@code role} and {@code content}; what follows the assistant's last is left out
     * @throws ProblemException where there is nothing to learn, or the template does not take it
     */
    public TextRow chat(List<JsonNode> messages) {
        int end = messages.size();
        while (end > 0 && !isAnswer(messages.get(end - 1))) {
            end--;
        }
        if (end == 0) {
            throw malformed("A chat has no message of the assistant, so there is nothing to learn from it.");
        }
        List<JsonNode> learned = messages.subList(0, end);
        String text = template.render(chat(learned, false));
        Encoding encoding = encoder.tokenizer().encodeWithoutSpecial(text);
        long[] ids = encoding.ids();
        float[] target = RowEncoder.targets(ids, lossOnAll ? 0 : ids.length);
        for (Span span : lossOnAll ? List.<Span>of() : answers(learned, text)) {
            for (int token = 0; token < ids.length; token++) {
                if (encoding.begin(token) >= span.begin() && encoding.begin(token) < span.end()) {
                    target[token] = ids[token];
                }
            }
        }
        int kept = Math.min(ids.length, encoder.maxTokens());
        float[] keptTarget = Arrays.copyOf(target, kept);
        if (isEmpty(keptTarget)) {
            throw malformed("A chat has " + ids.length + " tokens, of which at most " + encoder.maxTokens()
                    + " are read: no answer of the assistant is left. Shorten it, or make maxSequenceLength larger.");
        }
        Encoding bare = RowEncoder.bare(Arrays.copyOf(ids, kept));
        return new TextRow(kept < ids.length ? bare.cutFrom(ids.length) : bare, keptTarget);
    }

    /** Where the assistant's messages lie in the text of all; an earlier one that the template leaves out has none. */
    private List<Span> answers(List<JsonNode> messages, String text) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (!isAnswer(messages.get(i))) {
                continue;
            }
            String before = i == 0 ? "" : template.render(chat(messages.subList(0, i), true));
            String through = template.render(chat(messages.subList(0, i + 1), false));
            if (text.startsWith(through) && through.startsWith(before)) {
                spans.add(new Span(points(before), points(through)));
            } else if (i == messages.size() - 1) {
                throw malformed("The base model's chat template writes a question differently once it is answered, so"
                        + " the answer cannot be told from it. Set lossOn to all, or use a prompt and a completion.");
            }
        }
        return spans;
    }

    private static Chat chat(List<JsonNode> messages, boolean asking) {
        return new Chat(messages, List.of(), asking, false, Json.MAPPER.createObjectNode());
    }

    private static boolean isAnswer(JsonNode message) {
        return message.path("role").asText().equals(ASSISTANT);
    }

    private static int points(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether no token is learned: nothing predicts the first. */
    private static boolean isEmpty(float[] target) {
        for (int token = 1; token < target.length; token++) {
            if (target[token] != TextRow.IGNORED) {
                return false;
            }
        }
        return true;
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemCode.DATASET_MALFORMED_ROW, detail);
    }
}
