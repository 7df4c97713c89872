package io.ashlar.inference.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.models.TextInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to {@code predict}: the Hub's {@code {"inputs": …, "parameters": …}}, or one of Azure's bodies.
 *
 * @param single whether the client sent one input outside a list, and expects one result
 */
record PredictionBody(PredictionRequest request, boolean single) {
    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};
    private static final String SHAPES = "Send {\"inputs\": \"a text\"} or {\"inputs\": [\"a text\", …]}.";

    /** Reads and checks it. */
    static PredictionBody read(byte[] json) {
        JsonNode body = parse(json);
        if (!body.isObject()) {
            throw invalid("The body is no JSON object. " + SHAPES);
        }
        if (body.has("inputs")) {
            JsonNode inputs = body.get("inputs");
            JsonNode azure = inputs.get("input_string");
            return of(azure != null ? azure : inputs, body.get("parameters"));
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
        List<TextInput> texts = new ArrayList<>();
        if (inputs.isArray()) {
            for (JsonNode input : inputs) {
                texts.add(input(input, texts.size()));
            }
        } else {
            texts.add(input(inputs, 0));
        }
        return new PredictionBody(new PredictionRequest(texts, parameters(parameters)), !inputs.isArray());
    }

    private static TextInput input(JsonNode input, int index) {
        if (input.isTextual()) {
            return TextInput.of(input.textValue());
        }
        JsonNode text = input.path("text");
        JsonNode pair = input.path("text_pair");
        if (!text.isTextual() || !(pair.isTextual() || pair.isMissingNode() || pair.isNull())) {
            throw invalid("Input " + index + " is neither a string nor {\"text\": …, \"text_pair\": …}.");
        }
        return new TextInput(text.textValue(), pair.isTextual() ? pair.textValue() : null);
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
