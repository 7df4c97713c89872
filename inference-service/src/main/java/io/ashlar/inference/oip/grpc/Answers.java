package io.ashlar.inference.oip.grpc;

import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.contracts.inference.ModelInferResponse.InferOutputTensor;
import io.ashlar.inference.oip.OipAnswer;
import io.ashlar.inference.oip.OutputTensor;

/** Writes answers in the form of their requests: raw contents for raw ones, typed for typed ones. */
final class Answers {
    private Answers() {}

    static ModelInferResponse write(OipAnswer answer, boolean typed) {
        ModelInferResponse.Builder message = ModelInferResponse.newBuilder()
                .setModelName(answer.model())
                .setModelVersion(answer.version())
                .setId(answer.id());
        for (OutputTensor output : answer.outputs()) {
            InferOutputTensor.Builder tensor = InferOutputTensor.newBuilder()
                    .setName(output.name())
                    .setDatatype(output.datatype().name())
                    .addAllShape(output.shape());
            if (typed) {
                tensor.setContents(contents(output));
            } else {
                message.addRawOutputContents(output.raw());
            }
            message.addOutputs(tensor);
        }
        return message.build();
    }

    private static InferTensorContents contents(OutputTensor output) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        if (output instanceof OutputTensor.Bytes bytes) {
            contents.addAllBytesContents(bytes.elements());
        } else if (output instanceof OutputTensor.Floats floats) {
            contents.addAllFp32Contents(floats.elements());
        } else if (output instanceof OutputTensor.Longs longs) {
            contents.addAllInt64Contents(longs.elements());
        }
        return contents.build();
    }
}
