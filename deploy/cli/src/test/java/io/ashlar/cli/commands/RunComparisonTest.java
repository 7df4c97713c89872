package io.ashlar.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
    @Test
    void shouldShowWhereRunsDifferAndEveryMetric() {
        List<String> lines = RunComparison.of(List.of(
                        run("a@1", "'epochs': '1', 'seed': '42'", "'test_accuracy': 0.5, 'test_loss': 1.25"),
                        run("a@2", "'epochs': '3', 'seed': '42'", "'test_accuracy': 0.75")))
                .lines();

        assertThat(lines.get(0)).contains("a@1", "a@2");
        assertThat(lines).anySatisfy(line -> assertThat(line).containsSubsequence("epochs", "1", "3"));
        assertThat(lines).noneSatisfy(line -> assertThat(line).contains("seed"));
        assertThat(lines).anySatisfy(line -> assertThat(line).containsSubsequence("test_accuracy", "0.5000", "0.7500"));
        assertThat(lines).anySatisfy(line -> assertThat(line).containsSubsequence("test_loss", "1.2500", "-"));
    }

    private static JsonNode run(String model, String parameters, String metrics) {
        return Json.read(
                ("{'model': '" + model + "', 'parameters': {" + parameters + "}, 'metrics': {" + metrics
                                + "}, 'steps': 4, 'bestStep': 2, 'secondsPerStep': 0.5}")
                        .replace('\'', '"'),
                JsonNode.class);
    }
}
