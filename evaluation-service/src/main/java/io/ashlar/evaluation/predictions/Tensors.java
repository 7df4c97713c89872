package io.ashlar.evaluation.predictions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.inference.InferParameter;
import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Inputs and answers as the Open Inference Protocol's tensors: one BYTES tensor an input, the output {@code json}. */
final class Tensors {
    private static final String JSON = "json";

    private Tensors() {}

    static ModelInferRequest request(
            String endpoint, List<Map<String, byte[]>> inputs, Map<String, Object> parameters) {
        ModelInferRequest.Builder request = ModelInferRequest.newBuilder()
                .setModelName(endpoint)
                .addOutputs(ModelInferRequest.InferRequestedOutputTensor.newBuilder()
                        .setName(JSON));
        for (String name : inputs.get(0).keySet()) {
            InferTensorContents.Builder contents = InferTensorContents.newBuilder();
            for (Map<String, byte[]> input : inputs) {
                contents.addBytesContents(ByteString.copyFrom(input.getOrDefault(name, new byte[0])));
            }
            request.addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                    .setName(name)
                    .setDatatype("BYTES")
                    .addShape(inputs.size())
                    .setContents(contents));
        }
        parameters.forEach((name, value) -> request.putParameters(name, parameter(value)));
        return request.build();
    }

    private static InferParameter parameter(Object value) {
        InferParameter.Builder parameter = InferParameter.newBuilder();
        if (value instanceof Boolean flag) {
            return parameter.setBoolParam(flag).build();
        }
        if (value instanceof Integer || value instanceof Long) {
            return parameter.setInt64Param(((Number) value).longValue()).build();
        }
        return value instanceof Number number
                ? parameter.setDoubleParam(number.doubleValue()).build()
                : parameter.setStringParam(value.toString()).build();
    }

    /** The elements of the output {@code json}, whether they come raw or typed. */
    static List<JsonNode> answers(ModelInferResponse response) {
        for (int i = 0; i < response.getOutputsCount(); i++) {
            if (response.getOutputs(i).getName().equals(JSON)) {
                List<ByteString> elements = i < response.getRawOutputContentsCount()
                        ? elements(response.getRawOutputContents(i))
                        : response.getOutputs(i).getContents().getBytesContentsList();
                return elements.stream().map(Tensors::json).toList();
            }
        }
        throw new ProblemException(ProblemCode.INTERNAL, "The endpoint's answer has no output 'json'.");
    }

    /** Each a length of four bytes, little-endian, and that many bytes. */
    private static List<ByteString> elements(ByteString raw) {
        ByteBuffer buffer = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        List<ByteString> elements = new ArrayList<>();
        while (buffer.remaining() >= Integer.BYTES) {
            int length = buffer.getInt();
            if (length < 0 || length > buffer.remaining()) {
                throw new ProblemException(ProblemCode.INTERNAL, "The endpoint's answer is cut off.");
            }
            ByteBuffer element = buffer.slice(buffer.position(), length);
            elements.add(ByteString.copyFrom(element));
            buffer.position(buffer.position() + length);
        }
        return elements;
    }

    private static JsonNode json(ByteString element) {
        try {
            return Json.MAPPER.readTree(element.toStringUtf8());
        } catch (JsonProcessingException e) {
            throw new ProblemException(ProblemCode.INTERNAL, "The endpoint's answer is no JSON.", e);
        }
    }
}
