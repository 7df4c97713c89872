package io.ashlar.models.packages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.tasks.generation.TextGeneration;
import io.ashlar.models.tasks.generation.TextListener;
import io.ashlar.models.tasks.generation.TextToText;
import java.nio.file.Path;
import java.util.List;

/** Judges a package that writes by having it write two tokens after a plain sentence. */
final class WritingVerifier {
    private static final String SENTENCE = "A stone that is cut to fit needs no mortar.";

    private WritingVerifier() {}

    static ModelSummary verify(Path folder, Task task) {
        if (task == Task.TEXT_GENERATION) {
            try (TextGeneration model = TextGeneration.open(folder, OpenOptions.of(Precision.FP32))) {
                model.write(List.of(model.prepare(SENTENCE, parameters())), TextListener.NONE);
                return model.summary();
            }
        }
        try (TextToText model = TextToText.open(folder, task, OpenOptions.of(Precision.FP32))) {
            model.write(List.of(model.prepare(SENTENCE, parameters())), TextListener.NONE);
            return model.summary();
        }
    }

    /** A penalty makes every score leave the engine, so that one that is not a number is found. */
    private static ObjectNode parameters() {
        return Json.MAPPER
                .createObjectNode()
                .put("max_new_tokens", 2)
                .put("min_new_tokens", 0)
                .put("num_beams", 1)
                .put("num_beam_groups", 1)
                .put("num_return_sequences", 1)
                .put("do_sample", false)
                .put("repetition_penalty", 1.01)
                .put("truncation", true);
    }
}
