package io.ashlar.jobs.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.util.stream.Collectors;

/** Reads what users write, to the letter: nothing unknown, nothing bent into another type, nothing after the end. */
public final class StrictJson {
    public static final ObjectMapper MAPPER = strict();
    private static final int LONGEST_QUOTE = 200;

    private StrictJson() {}

    private static ObjectMapper strict() {
        JsonMapper mapper = ((JsonMapper) Json.STRICT)
                .rebuild()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();
        for (CoercionInputShape shape : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }

    /** The JSON of a body; anything else is {@code REQUEST_MALFORMED}. */
    public static JsonNode parse(byte[] body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IOException e) {
            throw problemOf(e);
        }
        throw new ProblemException(
                ProblemCode.REQUEST_MALFORMED, "The request has to be one JSON object, such as {\"task\": …}.");
    }

    /** The record of such a tree; a property that does not fit is named. */
    public static <R> R convert(JsonNode tree, Class<R> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw problemOf(e);
        }
    }

    /** What is wrong, for the one who wrote it. */
    public static ProblemException problemOf(IOException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ProblemException problem) {
                return problem;
            }
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "There is no property '" + path(unknown) + "'; known here are "
                            + unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".",
                    failure);
        }
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "The property '" + path(mapping) + "' does not fit: " + reason(mapping) + ".",
                    failure);
        }
        if (failure instanceof JsonProcessingException malformed) {
            return new ProblemException(
                    ProblemCode.REQUEST_MALFORMED,
                    "This is not the JSON expected: " + reason(malformed) + ".",
                    failure);
        }
        return new ProblemException(ProblemCode.REQUEST_MALFORMED, "The body cannot be read.", failure);
    }

    private static String reason(JsonProcessingException failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root instanceof JsonProcessingException json ? json.getOriginalMessage() : root.getMessage();
        String text = message == null ? root.getClass().getSimpleName() : message;
        // Names of our classes say nothing to a user.
        String plain = text.replaceAll("`?(?:[a-z]+\\.)+(?:[A-Z]\\w*\\$)?([A-Z]\\w*)`?", "$1");
        return plain.length() > LONGEST_QUOTE ? plain.substring(0, LONGEST_QUOTE) + "…" : plain;
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        }
        return path.length() > LONGEST_QUOTE ? path.substring(0, LONGEST_QUOTE) + "…" : path.toString();
    }
}
