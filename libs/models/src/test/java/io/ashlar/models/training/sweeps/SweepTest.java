package io.ashlar.models.training.sweeps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {
    private static Sweep sweep(String plan) throws JsonProcessingException {
        ObjectNode recipe = Json.MAPPER.createObjectNode().put("epochs", 2);
        recipe.set("sweep", Json.MAPPER.readTree(plan));
        return Sweep.of(recipe, Task.TEXT_CLASSIFICATION);
    }

    @Test
    void shouldTryEveryCombinationOfAGrid() throws JsonProcessingException {
        Sweep sweep = sweep("{\"parameters\": {\"learningRate\": [1e-5, 1e-4], \"lora.rank\": [4, 8, 16]}}");

        assertThat(sweep.trials()).hasSize(6);
        assertThat(sweep.trials().get(4).recipe().toString())
                .isEqualTo("{\"epochs\":2,\"learningRate\":1.0E-4,\"lora\":{\"rank\":8}}");
        assertThat(sweep.trials().get(4).number()).isEqualTo(5);
    }

    @Test
    void shouldDrawTheSameTrialsFromTheSameSeed() throws JsonProcessingException {
        String plan = "{\"method\": \"random\", \"trials\": 12, \"seed\": 5, \"parameters\": {"
                + "\"learningRate\": {\"from\": 1e-5, \"to\": 1e-2, \"scale\": \"log\"}, \"trainBatchSize\": {\"from\": 4,"
                + " \"to\": 6}, \"scheduler\": [\"linear\", \"cosine\"]}}";

        Sweep sweep = sweep(plan);

        assertThat(sweep).isEqualTo(sweep(plan));
        assertThat(sweep.trials()).hasSize(12).allSatisfy(trial -> {
            assertThat(trial.recipe().path("learningRate").doubleValue()).isBetween(1e-5, 1e-2);
            assertThat(trial.recipe().path("trainBatchSize").longValue()).isBetween(4L, 6L);
        });
        assertThat(sweep.trials().stream()
                        .filter(trial -> trial.recipe().path("learningRate").doubleValue() < 1e-4)
                        .count())
                .isBetween(1L, 9L);
    }

    @Test
    void shouldMakeNoTrialTwice() throws JsonProcessingException {
        assertThat(sweep("{\"method\": \"random\", \"trials\": 20, \"parameters\": {\"seed\": [1, 2, 3]}}")
                        .trials())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | with 'parameters'",
                "[1] | must be an object",
                "{\"parameters\": {\"epochs\": []}} | 'sweep.parameters.epochs' is []",
                "{\"parameters\": {\"epochs\": {\"from\": 1, \"to\": 3}}} | must be a list",
                "{\"parameters\": {\"epochs\": [0, 1]}} | 'epochs' is 0",
                "{\"parameters\": {\"metricForBestModel\": [\"loss\"]}} | cannot be searched over",
                "{\"parameters\": {\"epoch\": [1]}} | 'epoch' is not a parameter",
                "{\"parameters\": {\"seed\": [1]}, \"trials\": 3} | leave it out",
                "{\"parameters\": {\"seed\": [1]}, \"budget\": 3} | 'sweep.budget' is not a parameter",
                "{\"parameters\": {\"seed\": [1]}, \"method\": \"bayes\"} | must be grid or random",
                "{\"parameters\": {\"seed\": [1]}, \"method\": \"random\"} | 'sweep.trials'",
                "{\"parameters\": {\"seed\": [1]}, \"method\": \"random\", \"trials\": 1e9} | from 1 to 100",
                "{\"parameters\": {\"dropout\": {\"from\": 0, \"to\": 0.5, \"scale\": \"log\"}}, \"method\": \"random\","
                        + " \"trials\": 2} | above 0 on a log scale",
                "{\"parameters\": {\"seed\": [1,2,3,4,5,6,7,8,9,10,11], \"epochs\": [1,2,3,4,5,6,7,8,9,10]}} | 110 comb",
            })
    void shouldRefuseWhatIsNoPlan(String plan, String message) {
        assertThatThrownBy(() -> sweep(plan))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldPutTheBestTrialFirstAndFailedOnesLast() throws JsonProcessingException {
        List<Sweep.Trial> trials =
                sweep("{\"parameters\": {\"seed\": [1, 2, 3]}}").trials();
        List<SweepTable.Row> rows = List.of(
                new SweepTable.Row(trials.get(0), null, Map.of(), "diverged"),
                new SweepTable.Row(trials.get(1), 0.5, Map.of("accuracy", 0.5), null),
                new SweepTable.Row(trials.get(2), 0.7, Map.of("accuracy", 0.7), null));

        assertThat(new SweepTable("accuracy", rows).rows())
                .extracting(row -> row.trial().number())
                .containsExactly(3, 2, 1);
        assertThat(new SweepTable("loss", rows).best())
                .hasValueSatisfying(best -> assertThat(best.trial().number()).isEqualTo(2));
        assertThat(new SweepTable("loss", rows.subList(0, 1)).best()).isEmpty();
    }
}
