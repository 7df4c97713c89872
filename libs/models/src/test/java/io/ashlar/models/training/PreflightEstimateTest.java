package io.ashlar.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.models.training.loop.TrainingPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
