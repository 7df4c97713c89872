package io.ashlar.models.training.packages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.SafetensorsWriter;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.training.loop.ModelSetup;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.lora.Adaptation;
import io.ashlar.models.training.lora.LoraWeights;
import io.ashlar.models.training.recipe.Lora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes an adapter as PEFT does, to be loaded over the base. */
public final class PeftAdapter {
    private PeftAdapter() {}

    static void write(Path folder, ModelSetup setup, Path weights, TrainingPlan plan, TunedPackage.Origin origin)
            throws IOException {
        Adaptation adaptation = setup.adaptation().orElseThrow();
        Files.createDirectory(folder);
        ObjectNode config = config(adaptation, plan.objective().task());
        config.put("base_model_name_or_path", origin.provenance().baseModel());
        Files.writeString(
                folder.resolve("adapter_config.json"),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n");
        try (SafetensorsFile trained = SafetensorsFile.open(weights)) {
            Map<String, Tensor> named = new LinkedHashMap<>();
            trained.names()
                    .forEach(path -> named.put(
                            LoraWeights.PEFT_PREFIX + path, trained.find(path).orElseThrow()));
            SafetensorsWriter.write(folder.resolve(LoraWeights.FILE), named, Map.of("format", "pt"));
        }
    }

    private static ObjectNode config(Adaptation adaptation, Task task) {
        Lora lora = adaptation.lora();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("peft_type", "LORA");
        json.put("task_type", type(task));
        json.put("r", lora.rank());
        json.put("lora_alpha", lora.alpha());
        json.put("lora_dropout", lora.dropout());
        json.put("bias", "none");
        json.put("fan_in_fan_out", adaptation.transposed());
        json.put("inference_mode", true);
        json.put("init_lora_weights", true);
        json.put("use_rslora", false);
        json.put("use_dora", false);
        json.set("target_modules", Json.tree(adaptation.targets()));
        List<String> saved = adaptation.saved();
        if (saved.isEmpty()) {
            json.putNull("modules_to_save");
        } else {
            json.set("modules_to_save", Json.tree(saved));
        }
        return json;
    }

    private static String type(Task task) {
        switch (task) {
            case TEXT_CLASSIFICATION:
                return "SEQ_CLS";
            case TOKEN_CLASSIFICATION:
                return "TOKEN_CLS";
            case QUESTION_ANSWERING:
                return "QUESTION_ANS";
            case TEXT_GENERATION:
                return "CAUSAL_LM";
            case SUMMARIZATION, TRANSLATION:
                return "SEQ_2_SEQ_LM";
            default:
                return "FEATURE_EXTRACTION";
        }
    }
}
