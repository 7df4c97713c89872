package io.ashlar.benchmarks.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.run.Run;
import io.ashlar.contracts.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model that a comparison begins with. */
final class QualityBase {
    private QualityBase() {}

    /**
     * MiniLM where a pretrained encoder serves; else a package with a small configuration, and a tokenizer learned from
     * the training rows, which the peer writes.
     */
    static Path of(Task task, Run run, QualityColumns columns, List<JsonNode> rows) {
        if (task == Task.TEXT_CLASSIFICATION || task == Task.TOKEN_CLASSIFICATION || task == Task.QUESTION_ANSWERING) {
            return run.miniLm();
        }
        Path base = run.newFolder("base");
        List<String> texts = new ArrayList<>();
        if (task != Task.IMAGE_CLASSIFICATION) {
            rows.forEach(row -> {
                texts.add(columns.textOf(row).asText());
                texts.add(columns.labelOf(row).asText());
            });
        }
        List<String> labels = task == Task.IMAGE_CLASSIFICATION ? columns.labels(rows) : List.of();
        Peers.State made = run.peers()
                .load(
                        "transformers_base",
                        Map.of("task", task.wireName(), "folder", base.toString(), "texts", texts, "labels", labels));
        @Nullable String missing = made instanceof Peers.State.Missing absent ? absent.reason() : null;
        if (missing != null) {
            throw new IllegalStateException("The small model of this task is made by transformers, which was " + missing
                    + ". Name a Python that has it with --python.");
        }
        return base;
    }
}
