package io.ashlar.models.training.packages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Task;
import io.ashlar.models.families.ModelConfig;
import java.util.Map;

/** The configuration of a tuned model, from that of its base. */
final class TunedConfig {
    /** What transformers' classes begin with, where it is not the model type in capitals. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("bert", "Bert"),
            Map.entry("roberta", "Roberta"),
            Map.entry("xlm-roberta", "XLMRoberta"),
            Map.entry("camembert", "Camembert"),
            Map.entry("distilbert", "DistilBert"),
            Map.entry("deberta", "Deberta"),
            Map.entry("deberta-v2", "DebertaV2"),
            Map.entry("electra", "Electra"),
            Map.entry("albert", "Albert"),
            Map.entry("mpnet", "MPNet"),
            Map.entry("modernbert", "ModernBert"),
            Map.entry("gpt2", "GPT2"),
            Map.entry("gpt_neo", "GPTNeo"),
            Map.entry("gptj", "GPTJ"),
            Map.entry("gpt_neox", "GPTNeoX"),
            Map.entry("opt", "OPT"),
            Map.entry("bloom", "Bloom"),
            Map.entry("t5", "T5"),
            Map.entry("mt5", "MT5"),
            Map.entry("bart", "Bart"),
            Map.entry("mbart", "MBart"),
            Map.entry("marian", "Marian"),
            Map.entry("m2m_100", "M2M100"),
            Map.entry("pegasus", "Pegasus"),
            Map.entry("vit", "ViT"),
            Map.entry("deit", "DeiT"),
            Map.entry("beit", "Beit"),
            Map.entry("swin", "Swin"),
            Map.entry("swinv2", "Swinv2"),
            Map.entry("dinov2", "Dinov2"),
            Map.entry("resnet", "ResNet"),
            Map.entry("convnext", "ConvNext"));

    private TunedConfig() {}

    static ObjectNode of(ModelConfig labelled, Task task) {
        ObjectNode json = labelled.toJson();
        json.putArray("architectures").add(architecture(json, labelled.modelType(), task));
        json.put("dtype", "float32");
        json.put("torch_dtype", "float32");
        json.remove("_name_or_path");
        return json;
    }

    private static String architecture(ObjectNode json, String modelType, Task task) {
        String known = json.path("architectures").path(0).asText("");
        switch (task) {
            case TEXT_CLASSIFICATION:
                return prefix(known, modelType) + "ForSequenceClassification";
            case TOKEN_CLASSIFICATION:
                return prefix(known, modelType) + "ForTokenClassification";
            case QUESTION_ANSWERING:
                return prefix(known, modelType) + "ForQuestionAnswering";
            case IMAGE_CLASSIFICATION:
                return prefix(known, modelType) + "ForImageClassification";
            default:
                return known; // a model that writes text has its head already
        }
    }

    /** What the family's classes begin with: the base's own class says it best. */
    private static String prefix(String known, String modelType) {
        String prefix = known.replaceFirst("(LMHead)?(Model|For\\w+)$", "");
        return prefix.isEmpty() ? PREFIXES.getOrDefault(modelType, modelType) : prefix;
    }
}
