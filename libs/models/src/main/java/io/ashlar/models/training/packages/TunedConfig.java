package io.ashlar.models.training.packages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.models.families.ModelConfig;
import java.util.Map;

/** The configuration of a tuned classifier, from that of its base. */
final class TunedConfig {
    private static final String CLASSIFIER = "ForSequenceClassification";
    private static final Map<String, String> PREFIXES = Map.of(
            "bert", "Bert",
            "roberta", "Roberta",
            "xlm-roberta", "XLMRoberta",
            "distilbert", "DistilBert");

    private TunedConfig() {}

    static ObjectNode of(ModelConfig labelled) {
        ObjectNode json = labelled.toJson();
        json.putArray("architectures").add(prefix(json, labelled.modelType()) + CLASSIFIER);
        json.put("dtype", "float32");
        json.put("torch_dtype", "float32");
        json.remove("_name_or_path");
        return json;
    }

    /** What the family's classes begin with: the base's own class says it best. */
    private static String prefix(ObjectNode json, String modelType) {
        String known = json.path("architectures").path(0).asText("").replaceFirst("(Model|For\\w+)$", "");
        return known.isEmpty() ? PREFIXES.getOrDefault(modelType, modelType) : known;
    }
}
