package io.ashlar.evaluation.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.EndpointView;
import io.ashlar.evaluation.tasks.Dataset;
import io.ashlar.evaluation.tasks.Predictions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictorTest {
    private static final EndpointView ENDPOINT = new EndpointView(
            "mood",
            VersionRef.of("mood", 1),
            Task.TEXT_CLASSIFICATION,
            "fp32",
            EndpointView.State.READY,
            List.of("a", "b"),
            List.of(),
            128,
            null,
            null,
            Instant.EPOCH);
    private static final int ROWS = 2000;

    private final Dataset dataset = Dataset.jsonLines(
            Task.TEXT_CLASSIFICATION,
            Map.of(),
            IntStream.range(0, ROWS)
                    .mapToObj(row -> "{\"text\": \"" + row + "\", \"label\": \"a\"}")
                    .toArray(String[]::new));

    @Test
    void shouldGiveAnswersInTheOrderOfTheRows() {
        PredictionClient echo = (endpoint, inputs, parameters) -> inputs.stream()
                .map(input -> Json.tree(new String(input.values().iterator().next(), StandardCharsets.UTF_8)))
                .toList();

        Predictions predictions =
                new Predictor(echo).predict("mood@1", ENDPOINT, dataset.task(), dataset.rows(), done -> {});

        assertThat(predictions.rows())
                .extracting(answer -> Integer.parseInt(answer.asText()))
                .containsExactlyElementsOf(IntStream.range(0, ROWS).boxed().toList());
    }

    @Test
    void shouldAskNoMoreOnceARequestHasFailed() {
        AtomicInteger asked = new AtomicInteger();
        PredictionClient failing = (endpoint, inputs, parameters) -> {
            asked.incrementAndGet();
            throw new ProblemException(ProblemCode.INPUT_INVALID, "row 0 is too long");
        };

        assertThatThrownBy(() ->
                        new Predictor(failing).predict("mood@1", ENDPOINT, dataset.task(), dataset.rows(), done -> {}))
                .hasRootCauseMessage("row 0 is too long");
        assertThat(asked).hasValueLessThan(ROWS / dataset.task().rowsPerRequest());
    }
}
