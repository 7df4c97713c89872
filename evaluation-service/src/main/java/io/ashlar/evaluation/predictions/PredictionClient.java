package io.ashlar.evaluation.predictions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Where predictions come from. */
public interface PredictionClient {
    /**
     * The answer for each input, in their order and the Hub's shape; blocks until all are there.
     *
     * @param inputs elements by the names of the input tensors, the same names in each
     * @param parameters by the Hub's names: texts, booleans and numbers
     */
    List<JsonNode> predict(String endpoint, List<Map<String, byte[]>> inputs, Map<String, Object> parameters);
}
