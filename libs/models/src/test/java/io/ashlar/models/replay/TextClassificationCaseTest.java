package io.ashlar.models.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.models.Fixtures;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.families.ModelConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextClassificationCaseTest {
    @TempDir
    Path folder;

    @Test
    void shouldScoreAsTheCaseAsks() throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        expect("none", 0);

        assertThat(ReplayGoldens.replay(folder))
                .first()
                .satisfies(
                        result -> assertThat(result.ok()).as(result.toString()).isTrue());
    }

    @Test
    void shouldTellOfTheWrongLabel() throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        expect("none", 1);

        assertThat(ReplayGoldens.replay(folder)).first().satisfies(result -> {
            assertThat(result.ok()).isFalse();
            assertThat(result.compared()).contains("text 0").contains("instead of");
        });
    }

    /**
     * The first case with the best label alone, its score the bare logit; the label {@code shift} after the right one.
     */
    private void expect(String function, int shift) throws IOException {
        Path file = folder.resolve("golden.json");
        ObjectNode golden = (ObjectNode) Json.MAPPER.readTree(file.toFile());
        ObjectNode first = (ObjectNode) golden.path("cases").path(0);
        first.putObject("parameters").put("function_to_apply", function).put("top_k", 1);
        ArrayNode expected = first.putArray("expected");
        List<String> labels = ModelConfig.read(folder).labels();
        try (SafetensorsFile tensors = SafetensorsFile.open(folder.resolve("golden.safetensors"))) {
            float[] logits = Tensors.toFloats(tensors.find("case0.logits").orElseThrow());
            for (int row = 0; row < first.path("inputs").size(); row++) {
                int best = 0;
                for (int label = 1; label < labels.size(); label++) {
                    if (logits[row * labels.size() + label] > logits[row * labels.size() + best]) {
                        best = label;
                    }
                }
                expected.addArray()
                        .addObject()
                        .put("label", labels.get((best + shift) % labels.size()))
                        .put("score", logits[row * labels.size() + best]);
            }
        }
        Json.MAPPER.writeValue(file.toFile(), golden);
    }
}
