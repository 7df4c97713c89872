package io.ashlar.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTrialsTest {
    @Test
    void shouldShowWhatEachTrialHadAndCameTo() {
        JsonNode sweep = Json.read(
                "{'metric': 'f1', 'best': 2, 'trials': [{'number': 2, 'values': {'learningRate': 0.001, 'epochs': 3}, 'value': 0.75,"
                                .replace('\'', '"')
                        + "'steps': 9, 'secondsPerStep': 0.5}, {'number': 1, 'values': {'learningRate': 10, 'epochs': 1},"
                                .replace('\'', '"')
                        + "'steps': 0, 'secondsPerStep': 0, 'failure': 'Step 2 has loss NaN'}]}".replace('\'', '"'),
                JsonNode.class);

        List<String> lines = SweepTrials.of(sweep).lines();

        assertThat(lines.get(0)).containsSubsequence("TRIAL", "epochs", "learningRate", "f1", "STEPS");
        assertThat(lines.get(2)).containsSubsequence("2", "3", "0.001", "0.7500", "9", "0.500", "registered");
        assertThat(lines.get(3)).containsSubsequence("1", "1", "10", "-", "0", "Step 2 has loss NaN");
    }
}
