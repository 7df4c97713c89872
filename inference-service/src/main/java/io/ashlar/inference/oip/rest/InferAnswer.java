package io.ashlar.inference.oip.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.ashlar.contracts.Json;
import io.ashlar.inference.oip.OipAnswer;
import io.ashlar.inference.oip.OutputTensor;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the answer of {@code infer}: JSON, then the bytes of those tensors that the client wants so. */
final class InferAnswer {
    static final String JSON_LENGTH = "Inference-Header-Content-Length";

    private InferAnswer() {}

    static Response write(OipAnswer answer, InferBody asked) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("model_name", answer.model()).put("model_version", answer.version());
        if (!answer.id().isEmpty()) {
            json.put("id", answer.id());
        }
        ArrayNode outputs = json.putArray("outputs");
        List<ByteString> bytes = new ArrayList<>();
        for (OutputTensor output : answer.outputs()) {
            ObjectNode tensor = outputs.addObject();
            tensor.put("name", output.name()).put("datatype", output.datatype().name());
            output.shape().forEach(tensor.withArray("shape")::add);
            if (asked.allBinary() || asked.binary().contains(output.name())) {
                ByteString raw = output.raw();
                tensor.putObject("parameters").put("binary_data_size", raw.size());
                bytes.add(raw);
            } else {
                data(output, tensor.putArray("data"));
            }
        }
        byte[] header = Json.write(json).getBytes(StandardCharsets.UTF_8);
        if (bytes.isEmpty()) {
            return Response.ok(header, MediaType.APPLICATION_JSON).build();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(header);
        bytes.forEach(raw -> body.writeBytes(raw.toByteArray()));
        return Response.ok(body.toByteArray(), MediaType.APPLICATION_OCTET_STREAM)
                .header(JSON_LENGTH, header.length)
                .build();
    }

    private static void data(OutputTensor output, ArrayNode data) {
        if (output instanceof OutputTensor.Bytes texts) {
            texts.elements().forEach(element -> data.add(element.toStringUtf8()));
        } else if (output instanceof OutputTensor.Floats floats) {
            floats.elements().forEach(data::add);
        } else if (output instanceof OutputTensor.Longs longs) {
            longs.elements().forEach(data::add);
        }
    }
}
