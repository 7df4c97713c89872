package io.ashlar.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.training.data.PairedTextRow;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.objectives.TargetWritingObjective;
import io.ashlar.models.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightEstimateTest {
    private final RecordedSteps recorded = new RecordedSteps();

    @TempDir
    Path folder;

    @Test
    void shouldCountStepsTokensAndParameters() {
        TrainingPlan plan = recorded.plan(folder, recorded.recipe());

        PreflightEstimate estimate = PreflightEstimate.of(plan);

        assertThat(estimate.steps()).isEqualTo(10);
        assertThat(estimate.warmupSteps()).isEqualTo(2);
        assertThat(estimate.tokensPerEpoch())
                .isEqualTo(plan.train().stream().mapToLong(row -> row.tokens()).sum());
        assertThat(estimate.trainedParameters()).isEqualTo(estimate.parameters());
        assertThat(estimate.newWeights()).isEmpty();
        assertThat(estimate.diskBytes()).isGreaterThan(estimate.parameters() * 4 * 3);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldNeedMoreMemoryForLargerBatches() {
        PreflightEstimate small = PreflightEstimate.of(recorded.plan(folder, recorded.recipe()));
        PreflightEstimate large =
                PreflightEstimate.of(recorded.plan(folder, recorded.recipe().put("trainBatchSize", 20)));

        assertThat(large.memoryBytes()).isGreaterThan(small.memoryBytes());
    }

    @Test
    void shouldCountTheCopyThatWritesTexts() throws Exception {
        Path base = Path.of(Objects.requireNonNull(getClass().getResource("/io/ashlar/models/encoderdecoders/t5"))
                .toURI());
        ObjectNode recipe = Json.MAPPER.createObjectNode().put("trainBatchSize", 1);
        PreflightEstimate without = PreflightEstimate.of(summarizing(base, recipe));
        PreflightEstimate with =
                PreflightEstimate.of(summarizing(base, recipe.deepCopy().put("predictWithGenerate", true)));

        assertThat(with.memoryBytes()).isGreaterThan(without.memoryBytes() + 4 * with.parameters());
    }

    private TrainingPlan summarizing(Path base, ObjectNode recipe) {
        PairedTextRow row = new PairedTextRow(Encoding.ofIds(new long[] {5, 1}, new long[2]), new long[] {6, 1}, false);
        return TrainingPlan.of(
                base,
                folder,
                Recipe.parse(recipe, Task.SUMMARIZATION),
                TargetWritingObjective.of(Task.SUMMARIZATION, ModelConfig.read(base)),
                List.of(row),
                List.of(row));
    }

    /** What transformers keeps of one picture, by {@code picture_activations.py}; the estimate is above it, not far. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "224 | 29540174 | {\"model_type\": \"vit\"}",
                "96  |  2788518 | {\"model_type\": \"vit\", \"hidden_size\": 384, \"num_attention_heads\": 6, \"intermediate_size\": 1536}",
                "224 | 26658547 | {\"model_type\": \"swin\", \"depths\": [2, 2, 6, 2], \"num_heads\": [3, 6, 12, 24], \"window_size\": 7}",
                "224 | 27288956 | {\"model_type\": \"convnext\", \"depths\": [3, 3, 9, 3], \"hidden_sizes\": [96, 192, 384, 768]}",
                "224 | 21503940 | {\"model_type\": \"resnet\", \"depths\": [3, 4, 6, 3], \"hidden_sizes\": [256, 512, 1024, 2048]}",
                "224 |  5549764 | {\"model_type\": \"resnet\", \"layer_type\": \"basic\", \"depths\": [2, 2, 2, 2], \"hidden_sizes\": [64, 128, 256, 512]}",
            })
    void shouldCountPatchesAndFeatureMapsOfPictures(int size, long kept, String config) throws IOException {
        ModelConfig read = ModelConfig.of((ObjectNode) Json.MAPPER.readTree(config));

        assertThat(new PictureActivations(read, size, size).numbers()).isBetween(kept, kept * 3 / 2);
    }
}
