package io.ashlar.inference.oip.grpc;

import io.ashlar.contracts.inference.InferParameter;
import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferRequest.InferInputTensor;
import io.ashlar.contracts.inference.ModelInferRequest.InferRequestedOutputTensor;
import io.ashlar.inference.oip.InputTensor;
import io.ashlar.inference.oip.Malformed;
import io.ashlar.inference.oip.OipRequest;
import io.ashlar.inference.oip.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a request's frame; the elements of its tensors stay unread. */
final class Requests {
    private Requests() {}

    static OipRequest read(ModelInferRequest message) {
        return new OipRequest(
                message.getModelName(),
                message.getModelVersion(),
                message.getId(),
                parameters(message.getParametersMap()),
                inputs(message),
                message.getOutputsList().stream()
                        .map(InferRequestedOutputTensor::getName)
                        .toList());
    }

    private static List<InputTensor> inputs(ModelInferRequest message) {
        int raw = message.getRawInputContentsCount();
        if (raw != 0 && raw != message.getInputsCount()) {
            throw Malformed.request("There are " + message.getInputsCount() + " inputs and " + raw
                    + " raw_input_contents: send one for each input, or none.");
        }
        List<InputTensor> inputs = new ArrayList<>();
        for (int i = 0; i < message.getInputsCount(); i++) {
            InferInputTensor input = message.getInputs(i);
            if (raw != 0 && input.hasContents()) {
                throw Malformed.tensor(
                        input.getName(), "has raw and typed contents: send raw_input_contents or contents, not both.");
            }
            if (input.containsParameters("shared_memory_region")) {
                throw Malformed.tensor(input.getName(), "is in shared memory, which Ashlar does not read. Send it.");
            }
            Texts elements =
                    raw != 0 ? new Texts.Raw(message.getRawInputContents(i).asReadOnlyByteBuffer()) : typed(input);
            inputs.add(new InputTensor(input.getName(), input.getDatatype(), input.getShapeList(), elements));
        }
        return inputs;
    }

    private static Texts typed(InferInputTensor input) {
        InferTensorContents contents = input.getContents();
        int others = contents.getBoolContentsCount()
                + contents.getIntContentsCount()
                + contents.getInt64ContentsCount()
                + contents.getUintContentsCount()
                + contents.getUint64ContentsCount()
                + contents.getFp32ContentsCount()
                + contents.getFp64ContentsCount();
        if (others > 0) {
            throw Malformed.tensor(input.getName(), "has numbers in its contents. Send text in bytes_contents.");
        }
        return new Texts.Typed(contents.getBytesContentsList());
    }

    private static Map<String, Object> parameters(Map<String, InferParameter> parameters) {
        Map<String, Object> values = new HashMap<>();
        parameters.forEach((name, value) -> {
            switch (value.getParameterChoiceCase()) {
                case BOOL_PARAM -> values.put(name, value.getBoolParam());
                case INT64_PARAM -> values.put(name, value.getInt64Param());
                case UINT64_PARAM -> values.put(name, value.getUint64Param());
                case DOUBLE_PARAM -> values.put(name, value.getDoubleParam());
                case STRING_PARAM -> values.put(name, value.getStringParam());
                case PARAMETERCHOICE_NOT_SET -> throw Malformed.request("The parameter '" + name + "' has no value.");
            }
        });
        return values;
    }
}
