package io.ashlar.inference.oip;

import java.util.List;
import java.util.Map;

/**
 * A prediction request of either transport.
 *
 * @param model the endpoint's name
 * @param version of the model behind it; any if it is empty
 * @param id comes back in the answer
 * @param parameters by name; strings, booleans and numbers
 * @param outputs the tensors that the client wants; all if it is empty
 */
public record OipRequest(
        String model,
        String version,
        String id,
        Map<String, Object> parameters,
        List<InputTensor> inputs,
        List<String> outputs) {}
