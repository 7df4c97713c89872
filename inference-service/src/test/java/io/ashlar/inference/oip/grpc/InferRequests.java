package io.ashlar.inference.oip.grpc;

import com.google.protobuf.ByteString;
import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferRequest.InferInputTensor;

/** Requests for texts' classes, in both forms that the protocol has. */
final class InferRequests {
    private InferRequests() {}

    static ModelInferRequest.Builder raw(String model, String... texts) {
        return ModelInferRequest.newBuilder()
                .setModelName(model)
                .addInputs(input(texts.length))
                .addRawInputContents(RawTexts.of(texts));
    }

    static ModelInferRequest.Builder typed(String model, String... texts) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (String text : texts) {
            contents.addBytesContents(ByteString.copyFromUtf8(text));
        }
        return ModelInferRequest.newBuilder()
                .setModelName(model)
                .addInputs(input(texts.length).setContents(contents));
    }

    private static InferInputTensor.Builder input(int texts) {
        return InferInputTensor.newBuilder()
                .setName("text")
                .setDatatype("BYTES")
                .addShape(texts);
    }
}
