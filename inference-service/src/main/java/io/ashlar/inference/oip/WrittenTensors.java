package io.ashlar.inference.oip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Input;
import io.ashlar.models.chat.Chat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code generated_text} of shape {@code [N, k]}, best first: what was written for each text, or for each conversation.
 *
 * @param chats whether the task takes conversations too: messages in OpenAI's shape, a JSON list an element
 */
record WrittenTensors(boolean chats) implements TaskTensors {
    private static final String ASKED = "text";
    private static final String MESSAGES = "messages";
    private static final List<TensorSpec> EITHER = List.of(
            TensorSpec.of(ASKED, Datatype.BYTES, -1).asOptional(),
            TensorSpec.of(MESSAGES, Datatype.BYTES, -1).asOptional());

    /** The tensor of the text. */
    static final String TEXT = "generated_text";

    private static final List<TensorSpec> OUTPUTS = List.of(TensorSpec.of(TEXT, Datatype.BYTES, -1, -1), JSON);

    @Override
    public List<TensorSpec> inputs() {
        return chats ? EITHER : LONE_TEXT;
    }

    @Override
    public Input input(Map<String, String> elements) {
        String messages = elements.get(MESSAGES);
        String text = elements.get(ASKED);
        if (messages == null && text != null) {
            return Input.text(text);
        }
        if (messages == null || text != null) {
            throw Malformed.tensor(MESSAGES, "and 'text' are both there. Send one of them.");
        }
        return new Input.Conversation(Chat.of(messages(messages)));
    }

    private static List<JsonNode> messages(String text) {
        List<JsonNode> messages = new ArrayList<>();
        try {
            JsonNode list = Json.MAPPER.readTree(text);
            if (list.isArray()) {
                list.forEach(messages::add);
                return messages;
            }
        } catch (JsonProcessingException e) {
            throw noList(e);
        }
        throw noList(null);
    }

    private static ProblemException noList(@Nullable JsonProcessingException cause) {
        return new ProblemException(
                ProblemCode.INPUT_INVALID,
                "An element of the tensor 'messages' is no JSON list of {\"role\": …, \"content\": …}.",
                cause);
    }

    @Override
    public List<TensorSpec> outputs() {
        return OUTPUTS;
    }

    @Override
    public OutputTensor output(String name, Answer answer) {
        if (!(answer instanceof Answer.Texts written)) {
            throw new IllegalArgumentException("not texts: " + answer);
        }
        if (!name.equals(TEXT)) {
            return TaskTensors.json(answer);
        }
        int answers = written.texts().stream().mapToInt(List::size).findFirst().orElse(0);
        return TaskTensors.texts(
                name,
                List.of((long) written.texts().size(), (long) answers),
                written.texts().stream()
                        .flatMap(List::stream)
                        .map(text -> text.text())
                        .toList());
    }
}
