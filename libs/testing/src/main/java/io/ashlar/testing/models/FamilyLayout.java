package io.ashlar.testing.models;

import io.ashlar.testing.models.TinyModel.Head;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** How one architecture names and shapes things on disk. */
interface FamilyLayout {
    Map<String, Object> config(TinyModel model, int vocabularySize);

    /** Checkpoint name to shape. */
    SortedMap<String, int[]> weights(TinyModel model, int vocabularySize);

    TinyTokenizer tokenizer(TinyModel model);

    /** A configuration's fields that do not depend on the family; the class is the family's name and its head's. */
    static Map<String, Object> commonConfig(TinyModel model, String modelType, String className) {
        Map<String, Object> config = new LinkedHashMap<>();
        String suffix = switch (model.head()) {
            case NONE -> "Model";
            case CLASSIFICATION -> "ForSequenceClassification";
            case MASKED_TOKENS -> "ForMaskedLM";
        };
        config.put("architectures", List.of(className + suffix));
        config.put("model_type", modelType);
        config.put("torch_dtype", "float32");
        if (model.head() == Head.CLASSIFICATION) {
            Map<String, String> names = new LinkedHashMap<>();
            Map<String, Integer> ids = new LinkedHashMap<>();
            for (int i = 0; i < model.labels().size(); i++) {
                names.put("" + i, model.labels().get(i));
                ids.put(model.labels().get(i), i);
            }
            config.put("id2label", names);
            config.put("label2id", ids);
        }
        return config;
    }
}
