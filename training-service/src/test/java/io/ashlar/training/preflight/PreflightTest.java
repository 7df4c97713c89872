package io.ashlar.training.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.problems.ProblemItem;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.training.fixtures.BadData;
import io.ashlar.training.fixtures.TaskData;
import io.ashlar.training.fixtures.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** {@code bad-requests.txt} has a line for each thing that is found before compute. */
@TestInstance(Lifecycle.PER_CLASS)
class PreflightTest {
    private static final long MUCH = 1L << 40;

    @TempDir
    static Path folder;

    private Workshop workshop;

    @BeforeAll
    void layOut() throws IOException {
        workshop = new Workshop(folder);
        TaskData.layOut(workshop, folder);
        BadData.layOut(workshop, folder);
        workshop.dataset("texts-without-labels", "jsonl", "{\"text\": \"a\", \"label\": null}\n".repeat(40));
    }

    /** {@code change} is laid over a good request for the data {@code kind}; codes are all that are told, in order. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "bad-requests.txt",
            delimiter = '|',
            quoteCharacter = '`',
            numLinesToSkip = 1,
            maxCharsPerColumn = 10_000)
    void shouldFindBeforeCompute(
            String name, String kind, String task, String change, String codes, String part, String message) {
        Throwable thrown = catchThrowable(() -> workshop.preflight(MUCH, MUCH).plan(request(kind, task, change)));

        assertThat(thrown).isInstanceOf(ProblemException.class);
        List<ProblemItem> found = ((ProblemException) thrown).items();
        assertThat(found.stream().map(item -> item.code().wireName()).distinct())
                .as(thrown.getMessage())
                .containsExactlyInAnyOrder(codes.split(", ", -1));
        assertThat(thrown.getMessage()).contains(part).contains(message).doesNotContain("Exception");
        assertThat(found).allSatisfy(item -> assertThat(item.detail()).hasSizeGreaterThan(20));
    }

    @Test
    void shouldTellEveryProblemOfEveryPlaceAtOnce() {
        String change =
                "{'baseModel': 'none@1', 'data': {'train': 'no-columns', 'validation': 'none-a', 'test': 'broken'},"
                        + " 'columns': {'image': 'x'}, 'recipe': {'epochs': 0, 'learningRate': -1, 'speed': 9}}";

        ProblemException thrown = (ProblemException) catchThrowable(
                () -> workshop.preflight(MUCH, MUCH).plan(request("labels", "text-classification", change)));

        assertThat(thrown.items().stream().map(item -> item.code().wireName()))
                .containsExactly(
                        "recipe-invalid",
                        "recipe-invalid",
                        "recipe-invalid",
                        "model-version-not-found",
                        "parameter-invalid",
                        "dataset-column-missing",
                        "dataset-column-missing",
                        "dataset-version-not-found",
                        "dataset-malformed-row");
        assertThat(thrown).hasMessageStartingWith("9 problems: [recipe-invalid] ");
    }

    @Test
    void shouldCountRowsThatAreWrongBeyondTheFirst() {
        ProblemException thrown = (ProblemException) catchThrowable(() -> workshop.preflight(MUCH, MUCH)
                .plan(request("labels", "text-classification", "{'data': {'train': 'texts-without-labels'}}")));

        assertThat(thrown.items()).hasSize(21);
        assertThat(thrown.items().get(20).detail()).contains("20 more rows");
    }

    @Test
    void shouldRefuseWhatTheMachineCannotHold() {
        ProblemException thrown = (ProblemException) catchThrowable(
                () -> workshop.preflight(1 << 20, 1 << 10).plan(request("labels", "text-classification", "{}")));

        assertThat(thrown.items().stream().map(item -> item.code().wireName()))
                .containsExactly("out-of-memory", "disk-full");
        assertThat(thrown.getMessage()).contains("this machine has 1 MiB of free memory");
    }

    @Test
    void shouldSayWhatWouldBeDone() {
        FineTuningPlan plan = workshop.preflight(MUCH, MUCH)
                .plan(request(
                        "many",
                        "text-classification",
                        "{'recipe': {'epochs': 2, 'trainBatchSize': 6, 'maxSequenceLength': 4, 'frozen': ['bert.embeddings'],"
                                + " 'evaluationStrategy': 'none'}}"));

        assertThat(plan.columns()).containsEntry("text", "text").containsEntry("label", "labels");
        assertThat(plan.rows()).containsEntry("train", 24).containsEntry("validation", 3);
        assertThat(plan.labelCounts()).containsOnlyKeys("x", "y");
        assertThat(plan.estimate().steps()).isEqualTo(8);
        assertThat(plan.lengths())
                .hasEntrySatisfying(
                        "train", train -> assertThat(train.longest()).isEqualTo(4));
        assertThat(plan.trained().how()).isEqualTo("partial");
        assertThat(plan.trained().frozenParameters()).isPositive();
        assertThat(plan.trained().newWeights()).isNotEmpty();
        assertThat(plan.warnings()).anySatisfy(warning -> assertThat(warning).contains("the last weights are taken"));
    }

    @Test
    void shouldPlanEveryTrialOfASearch() {
        FineTuningPlan plan = workshop.preflight(MUCH, MUCH)
                .plan(request(
                        "labels",
                        "text-classification",
                        "{'recipe': {'sweep': {'parameters': {'epochs': [1, 3], 'maxSequenceLength': [4, 16]}}}}"));

        SweepPlan sweep = Objects.requireNonNull(plan.sweep());
        assertThat(sweep.trials()).extracting(SweepPlan.TrialPlan::steps).containsExactly(3L, 3L, 9L, 9L);
        assertThat(sweep.steps()).isEqualTo(24);
        assertThat(sweep.trials().get(1).memoryBytes())
                .isGreaterThan(sweep.trials().get(0).memoryBytes());
        assertThat(sweep.trials().get(2).values().toString()).isEqualTo("{epochs=3, maxSequenceLength=4}");
    }

    private static FineTuningRequest request(String kind, String task, String change) {
        ObjectNode request = (ObjectNode) Json.read(
                "{\"baseModel\": \"base-" + kind + "\", \"task\": \"" + task + "\", \"data\": {\"train\": \"" + kind
                        + "\"}, \"columns\": {}, \"recipe\": {}, \"output\": {\"name\": \"tuned\"}}",
                JsonNode.class);
        Json.read(change.replace('\'', '"'), JsonNode.class)
                .fields()
                .forEachRemaining(field -> request.set(field.getKey(), field.getValue()));
        return Json.read(request.toString(), FineTuningRequest.class);
    }
}
