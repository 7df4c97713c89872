package io.ashlar.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.models.chat.Chat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client of OpenAI's API sends.
 *
 * @param model the endpoint's name
 * @param usage whether a stream ends with the numbers of tokens
 */
record CompletionBody(String model, List<Input> inputs, Parameters parameters, boolean stream, boolean usage) {
    /** What OpenAI writes where nobody says how much. */
    private static final int COMPLETION_TOKENS = 16;

    private static final int CHAT_TOKENS = 512;

    static CompletionBody completion(byte[] content) {
        JsonNode body = parse(content);
        List<Input> prompts = prompts(body.path("prompt"));
        boolean echo = body.path("echo").asBoolean(false);
        return echo && CompletionParameters.areScored(body)
                ? of(body, prompts, CompletionParameters.scoring(body), true)
                : of(body, prompts, CompletionParameters.read(body, COMPLETION_TOKENS), echo);
    }

    /** A text, or the tokens of one, or a list of those. */
    private static List<Input> prompts(JsonNode prompt) {
        List<Input> prompts = new ArrayList<>();
        if (prompt.isTextual()) {
            prompts.add(Input.text(prompt.textValue()));
        } else if (prompt.path(0).isNumber()) {
            prompts.add(tokens(prompt));
        } else {
            prompt.forEach(one -> prompts.add(one.isTextual() ? Input.text(one.textValue()) : tokens(one)));
        }
        if (prompts.isEmpty()) {
            throw invalid("'prompt' is missing. Send a text, the tokens of one, or a list of those.");
        }
        return prompts;
    }

    private static Input tokens(JsonNode list) {
        long[] ids = new long[list.size()];
        for (int i = 0; i < ids.length; i++) {
            if (!list.get(i).canConvertToLong() || !list.get(i).isIntegralNumber()) {
                throw invalid("'prompt' has tokens with " + list.get(i) + " among them. Tokens are whole numbers.");
            }
            ids[i] = list.get(i).longValue();
        }
        if (ids.length == 0) {
            throw invalid("'prompt' has something in it that is neither a text nor a list of tokens: "
                    + (list.isContainerNode() ? "an empty list" : list.getNodeType()) + ".");
        }
        return new Input.Tokens(ids);
    }

    static CompletionBody chat(byte[] content) {
        JsonNode body = parse(content);
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw invalid("'messages' is missing or empty. Send a list of {\"role\": …, \"content\": …}.");
        }
        List<JsonNode> list = new ArrayList<>();
        messages.forEach(list::add);
        return of(
                body,
                List.of(new Input.Conversation(Chat.of(list))),
                CompletionParameters.read(body, CHAT_TOKENS),
                false);
    }

    private static CompletionBody of(JsonNode body, List<Input> inputs, Parameters parameters, boolean echo) {
        if (!body.path("model").isTextual()) {
            throw invalid("'model' is missing. Send the name of an endpoint; GET /v1/models has them.");
        }
        boolean stream = body.path("stream").asBoolean(false);
        if (stream && (inputs.size() > 1 || body.path("n").asInt(1) > 1 || echo)) {
            throw invalid("'stream' is true with several answers or with 'echo'. Ask for one answer, without echo.");
        }
        return new CompletionBody(
                body.path("model").textValue(),
                inputs,
                parameters.with("return_full_text", echo).with("include_stop_str_in_output", false),
                stream,
                body.path("stream_options").path("include_usage").asBoolean(false));
    }

    PredictionRequest request() {
        return new PredictionRequest(inputs, parameters);
    }

    private static JsonNode parse(byte[] content) {
        try {
            JsonNode body = Json.MAPPER.readTree(content);
            if (body != null && body.isObject()) {
                return body;
            }
            throw invalid("The body is no JSON object.");
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.REQUEST_MALFORMED, "The body is not JSON.", e);
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.INPUT_INVALID, detail);
    }
}
