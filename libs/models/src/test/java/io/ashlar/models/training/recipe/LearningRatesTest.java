package io.ashlar.models.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.models.training.RecordedSteps;
import org.junit.jupiter.api.Test;

class LearningRatesTest {
    @Test
    void shouldFollowEveryScheduleOfTransformers() {
        JsonNode cases = RecordedSteps.json("schedules");
        assertThat(cases).hasSize(10);
        for (JsonNode each : cases) {
            ObjectNode json = Json.MAPPER.createObjectNode();
            json.set("learningRate", each.get("peak"));
            json.set("scheduler", each.get("scheduler"));
            json.set("schedulerParameters", each.get("parameters"));
            json.set("warmupSteps", each.get("warmupSteps"));
            long total = each.path("totalSteps").longValue();
            LearningRates rates = Recipe.parse(json, Task.TEXT_CLASSIFICATION).learningRates(total);

            for (int step = 0; step < total; step++) {
                assertThat(rates.at(step))
                        .as("%s step %d", each.path("scheduler"), step)
                        .isCloseTo(each.path("rates").get(step).doubleValue(), within(1e-15));
            }
        }
    }

    @Test
    void shouldRoundTheWarmupRatioUpAndPreferSteps() {
        ObjectNode json = Json.MAPPER.createObjectNode().put("warmupRatio", 0.1);

        assertThat(Recipe.parse(json, Task.TEXT_CLASSIFICATION)
                        .learningRates(21)
                        .warmupSteps())
                .isEqualTo(3);
        assertThat(Recipe.parse(json, Task.TEXT_CLASSIFICATION)
                        .learningRates(20)
                        .warmupSteps())
                .isEqualTo(2);
        assertThat(Recipe.parse(json.put("warmupSteps", 7), Task.TEXT_CLASSIFICATION)
                        .learningRates(20)
                        .warmupSteps())
                .isEqualTo(7);
    }
}
