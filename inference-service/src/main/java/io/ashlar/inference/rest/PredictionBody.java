package io.ashlar.inference.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.models.TextInput;
import io.ashlar.models.tasks.QuestionAnswering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to {@code predict}: the Hub's {@code {"inputs": …, "parameters": …}}, or one of Azure's bodies.
 *
 * @param single whether the client sent one input outside a list, and expects one result
 * @param stream whether it wants the answer in pieces, while it is written
 */
record PredictionBody(PredictionRequest request, boolean single, boolean stream) {
    private static final String DETAILS = "details";

    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};
    private static final String SHAPES = "Send {\"inputs\": \"a text\"} or {\"inputs\": [\"a text\", …]}.";

    /** Reads and checks it; what is of a picture's media type, or does not begin as JSON does, is a picture's file. */
    static PredictionBody read(byte[] content, @Nullable String mediaType) {
        boolean json = mediaType == null || mediaType.contains("json") || looksLikeJson(content);
        return json
                ? read(content)
                : new PredictionBody(
                        new PredictionRequest(List.of(new Input.Image(content)), Parameters.none()), true, false);
    }

    private static boolean looksLikeJson(byte[] content) {
        for (byte character : content) {
            if (!Character.isWhitespace(character)) {
                return character == '{';
            }
        }
        return true;
    }

    private static PredictionBody read(byte[] json) {
        JsonNode body = parse(json);
        if (!body.isObject()) {
            throw invalid("The body is no JSON object. " + SHAPES);
        }
        if (body.has("inputs")) {
            JsonNode inputs = body.get("inputs");
            JsonNode azure = inputs.get("input_string");
            PredictionBody read = of(azure != null ? azure : inputs, body.get("parameters"));
            return body.path("stream").asBoolean(false) ? read.asStream() : read;
        }
        JsonNode data = body.get("input_data");
        if (data == null) {
            throw invalid("The body has neither 'inputs' nor 'input_data'. " + SHAPES);
        }
        if (data.isObject()) {
            JsonNode inputs = data.get("input_string");
            if (inputs == null) {
                throw invalid("'input_data' has no 'input_string'. " + SHAPES);
            }
            return of(inputs, data.get("parameters"));
        }
        return of(data, body.get("params"));
    }

    /** Whether text-generation-inference's {@code details} are wanted. */
    boolean details() {
        return request.parameters().flag(DETAILS, false);
    }

    /** The same without the parameter {@code details}, which is none of a task's. */
    PredictionBody withoutDetails() {
        return new PredictionBody(
                new PredictionRequest(request.inputs(), request.parameters().without(DETAILS)), single, stream);
    }

    private PredictionBody asStream() {
        if (!single) {
            throw invalid("'stream' is true with a list of inputs. Send one input, outside a list.");
        }
        return new PredictionBody(request, true, true);
    }

    private static JsonNode parse(byte[] json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    ProblemCode.REQUEST_MALFORMED,
                    "The body is not JSON: " + e.getOriginalMessage() + " (line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ").",
                    e);
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.REQUEST_MALFORMED, "The body is not valid UTF-8.", e);
        }
    }

    private static PredictionBody of(JsonNode inputs, @Nullable JsonNode parameters) {
        List<Input> read = new ArrayList<>();
        if (inputs.isArray()) {
            for (JsonNode input : inputs) {
                read.add(input(input, read.size()));
            }
        } else {
            read.add(input(inputs, 0));
        }
        return new PredictionBody(new PredictionRequest(read, parameters(parameters)), !inputs.isArray(), false);
    }

    private static Input input(JsonNode input, int index) {
        if (input.isTextual()) {
            return Input.text(input.textValue());
        }
        String question = text(input, "question");
        String context = text(input, "context");
        if (question != null && context != null) {
            return new Input.Question(new QuestionAnswering.Question(question, context));
        }
        String text = text(input, "text");
        JsonNode pair = input.path("text_pair");
        if (text == null || !(pair.isTextual() || pair.isMissingNode() || pair.isNull())) {
            throw invalid("Input " + index + " is neither a string, nor {\"text\": …, \"text_pair\": …}, nor "
                    + "{\"question\": …, \"context\": …}.");
        }
        return new Input.Text(new TextInput(text, pair.isTextual() ? pair.textValue() : null));
    }

    private static @Nullable String text(JsonNode input, String field) {
        return input.path(field).textValue();
    }

    private static Parameters parameters(@Nullable JsonNode parameters) {
        if (parameters == null || parameters.isNull()) {
            return Parameters.none();
        }
        if (!parameters.isObject()) {
            throw invalid("The parameters are no JSON object.");
        }
        Map<String, Object> values = Json.MAPPER.convertValue(parameters, PARAMETERS);
        values.values().removeIf(value -> value == null);
        return Parameters.of(values);
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.INPUT_INVALID, detail);
    }
}
