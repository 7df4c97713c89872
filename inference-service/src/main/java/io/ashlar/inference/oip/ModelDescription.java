package io.ashlar.inference.oip;

import io.ashlar.inference.endpoints.ServedEndpoint;
import java.util.List;

/**
 * An endpoint as the protocol describes a model.
 *
 * @param name the endpoint's
 * @param version of the model behind it
 */
public record ModelDescription(
        String name, String version, String platform, List<TensorSpec> inputs, List<TensorSpec> outputs) {
    /** What the protocol calls the framework. */
    public static final String PLATFORM = "ashlar_torchscript";

    public static ModelDescription of(ServedEndpoint.Ready endpoint) {
        TaskTensors tensors = TaskTensors.of(endpoint.plan().task());
        return new ModelDescription(
                endpoint.plan().endpoint(),
                Integer.toString(endpoint.plan().modelVersion()),
                PLATFORM,
                tensors.inputs(),
                tensors.outputs());
    }
}
