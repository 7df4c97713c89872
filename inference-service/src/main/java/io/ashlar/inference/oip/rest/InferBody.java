package io.ashlar.inference.oip.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.oip.InputTensor;
import io.ashlar.inference.oip.Malformed;
import io.ashlar.inference.oip.OipRequest;
import io.ashlar.inference.oip.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code infer}: JSON, then the bytes of those tensors that say so.
 *
 * @param binary the outputs that the client wants as bytes
 * @param allBinary whether it wants all as bytes that it does not name
 */
record InferBody(OipRequest request, Set<String> binary, boolean allBinary) {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    /** {@code jsonLength} is the header's, absent if all of the body is JSON. */
    static InferBody read(String model, String version, byte[] body, @Nullable Integer jsonLength) {
        int length = jsonLength == null ? body.length : jsonLength;
        if (length < 0 || length > body.length) {
            throw Malformed.request(
                    "Inference-Header-Content-Length is " + length + ", and the body has " + body.length + " bytes.");
        }
        JsonNode json = parse(body, length);
        Map<String, Object> parameters = values(json.path("parameters"));
        boolean allBinary = Boolean.TRUE.equals(parameters.get("binary_data_output"));
        Set<String> binary = new HashSet<>();
        List<String> outputs = new ArrayList<>();
        for (JsonNode output : list(json, "outputs")) {
            String name = text(output, "name");
            outputs.add(name);
            if (output.path("parameters").path("binary_data").asBoolean(allBinary)) {
                binary.add(name);
            }
        }
        ByteBuffer rest = ByteBuffer.wrap(body, length, body.length - length);
        OipRequest request = new OipRequest(
                model, version, json.path("id").asText(""), parameters, inputs(list(json, "inputs"), rest), outputs);
        return new InferBody(request, binary, allBinary && outputs.isEmpty());
    }

    private static JsonNode parse(byte[] body, int length) {
        try {
            JsonNode json = Json.MAPPER.readTree(body, 0, length);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.REQUEST_MALFORMED,
                    "The body is not JSON. With bytes behind the JSON, the header Inference-Header-Content-Length says "
                            + "how long the JSON is.",
                    e);
        }
        throw Malformed.request("The body is no JSON object.");
    }

    private static List<InputTensor> inputs(List<JsonNode> tensors, ByteBuffer rest) {
        List<InputTensor> inputs = new ArrayList<>();
        for (JsonNode tensor : tensors) {
            String name = text(tensor, "name");
            inputs.add(new InputTensor(
                    name, text(tensor, "datatype"), shape(name, tensor.path("shape")), elements(name, tensor, rest)));
        }
        if (rest.hasRemaining()) {
            throw Malformed.request(rest.remaining() + " bytes follow the last binary tensor: the sum of "
                    + "binary_data_size must be the number of bytes behind the JSON.");
        }
        return inputs;
    }

    private static Texts elements(String name, JsonNode tensor, ByteBuffer rest) {
        JsonNode size = tensor.path("parameters").path("binary_data_size");
        if (tensor.path("parameters").has("shared_memory_region")) {
            throw Malformed.tensor(name, "is in shared memory, which Ashlar does not read. Send it.");
        }
        if (size.isMissingNode()) {
            List<String> texts = new ArrayList<>();
            flatten(name, tensor.path("data"), texts);
            return new Texts.Strings(texts);
        }
        if (tensor.has("data")) {
            throw Malformed.tensor(name, "has 'data' and 'binary_data_size': send one of them.");
        }
        if (!size.canConvertToInt() || size.intValue() < 0 || size.intValue() > rest.remaining()) {
            throw Malformed.tensor(
                    name, "has binary_data_size " + size + ", and " + rest.remaining() + " bytes are left.");
        }
        ByteBuffer bytes = rest.slice(rest.position(), size.intValue());
        rest.position(rest.position() + size.intValue());
        return new Texts.Raw(bytes);
    }

    /** Elements may be nested as the shape says, or flat. */
    private static void flatten(String name, JsonNode data, List<String> texts) {
        if (data.isArray()) {
            data.forEach(element -> flatten(name, element, texts));
        } else if (data.isTextual()) {
            texts.add(data.textValue());
        } else {
            throw Malformed.tensor(name, "has 'data' that is no list of strings.");
        }
    }

    private static List<Long> shape(String name, JsonNode shape) {
        List<Long> sizes = new ArrayList<>();
        for (JsonNode size : shape) {
            if (!size.isIntegralNumber() || !size.canConvertToLong()) {
                throw Malformed.tensor(name, "has the shape " + shape + ": sizes are whole numbers.");
            }
            sizes.add(size.longValue());
        }
        return sizes;
    }

    private static List<JsonNode> list(JsonNode json, String field) {
        List<JsonNode> elements = new ArrayList<>();
        JsonNode node = json.path(field);
        if (!node.isArray() && !node.isMissingNode()) {
            throw Malformed.request("'" + field + "' is no list.");
        }
        node.forEach(elements::add);
        return elements;
    }

    private static String text(JsonNode tensor, String field) {
        JsonNode value = tensor.path(field);
        if (!value.isTextual()) {
            throw Malformed.request("A tensor has no '" + field + "'.");
        }
        return value.textValue();
    }

    private static Map<String, Object> values(JsonNode parameters) {
        if (parameters.isMissingNode() || parameters.isNull()) {
            return Map.of();
        }
        if (!parameters.isObject()) {
            throw Malformed.request("'parameters' is no JSON object.");
        }
        Map<String, Object> values = Json.MAPPER.convertValue(parameters, VALUES);
        values.values().removeIf(value -> value == null);
        return values;
    }
}
