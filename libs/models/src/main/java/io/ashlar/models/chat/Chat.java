package io.ashlar.models.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;

/**
 * A conversation to be made a prompt.
 *
 * @param messages objects with {@code role} and {@code content}, in OpenAI's shape
 * @param tools JSON schemas of functions that the model may call; empty: none
 * @param addGenerationPrompt whether the prompt ends with what begins an assistant's message
 * @param continueFinalMessage whether the prompt ends inside the last message, for the model to go on with it
 * @param variables further names for the template, for example {@code enable_thinking}
 */
public record Chat(
        List<JsonNode> messages,
        List<JsonNode> tools,
        boolean addGenerationPrompt,
        boolean continueFinalMessage,
        ObjectNode variables) {
    public Chat {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        if (messages.isEmpty()) {
            throw invalid("The chat has no message. Give at least one.");
        }
        for (int i = 0; i < messages.size(); i++) {
            if (!messages.get(i).path("role").isTextual()) {
                throw invalid("Message " + (i + 1) + " of the chat has no role. Give each a role and a content.");
            }
        }
        if (addGenerationPrompt && continueFinalMessage) {
            throw invalid("A chat cannot both add a generation prompt and continue its last message. Choose one.");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.INPUT_INVALID, detail);
    }

    /** A chat whose answer comes next: a new message, or more of the last one where that is the assistant's. */
    public static Chat of(List<JsonNode> messages) {
        boolean isPrefilled = !messages.isEmpty()
                && messages.get(messages.size() - 1).path("role").asText().equals("assistant");
        return new Chat(messages, List.of(), !isPrefilled, isPrefilled, Json.MAPPER.createObjectNode());
    }
}
