package io.ashlar.training.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.jobs.JobStatus;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.models.training.packages.Provenance;
import io.ashlar.models.training.recipe.ProblemType;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.ExampleFile;
import io.ashlar.training.data.Examples;
import io.ashlar.training.data.Recipes;
import io.ashlar.training.data.TrainingRows;
import io.ashlar.training.fixtures.TaskData;
import io.ashlar.training.fixtures.Workshop;
import io.ashlar.training.preflight.FineTuningPlan;
import io.ashlar.training.rows.Findings;
import io.ashlar.training.worker.TrainingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training of two steps on the labels, and what wants to go on from it. */
@TestInstance(Lifecycle.PER_CLASS)
class ResumeFromTest {
    private static final long MUCH = 1L << 40;
    private static final String EARLIER = "EARLIER";

    @TempDir
    static Path folder;

    private Workshop workshop;
    private UUID earlier;
    private UUID running;
    private UUID empty;
    private UUID collected;

    @BeforeAll
    void trainTwoSteps() throws IOException {
        workshop = new Workshop(folder);
        TaskData.layOut(workshop, folder);
        FineTuningRequest request = request("{'recipe': {'maxSteps': 2}}");
        Path checkpoints = train(request, "earlier", null);
        SavedTraining training = saved(request);
        earlier = workshop.ended(JobStatus.SUCCEEDED, training, checkpoints);
        running = workshop.ended(JobStatus.RUNNING, training, checkpoints);
        empty = workshop.ended(JobStatus.CANCELED, null, null);
        collected = workshop.collected(training.with("0".repeat(64)));
        workshop.made("made", earlier);
    }

    @Test
    void shouldGoOnToWhereTheLongRunEnds() throws IOException {
        FineTuningRequest longer = request("{'recipe': {'maxSteps': 5, 'resumeFrom': 'EARLIER'}}");

        FineTuningPlan plan = workshop.preflight(MUCH, MUCH).plan(longer);
        Path resumed = folder.resolve("resumed");
        SavedTraining found = workshop.trainings().find(earlier.toString());
        workshop.trainings().materialize(found, resumed);
        train(longer, "longer", resumed);
        train(request("{'recipe': {'maxSteps': 5}}"), "whole", null);

        assertThat(plan.recipe().path("resumeFrom").asText()).isEqualTo(earlier.toString());
        assertThat(folder.resolve("longer/tuned/model.safetensors"))
                .hasSameBinaryContentAs(folder.resolve("whole/tuned/model.safetensors"));
    }

    @Test
    void shouldTakeTheNameOfAModelThatTheJobMade() {
        FineTuningRequest longer = request("{'recipe': {'maxSteps': 5, 'resumeFrom': 'made@1'}}");

        assertThat(workshop.preflight(MUCH, MUCH).plan(longer).estimate().steps())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'recipe': {'maxSteps': 2, 'resumeFrom': 'EARLIER'}} | checkpoint-unfit | stands at step 2",
                "{'recipe': {'maxSteps': 5, 'resumeFrom': 'EARLIER', 'trainBatchSize': 4}} | checkpoint-unfit | 'trainBatchSize' is 4, and the checkpoint was made with 8",
                "{'recipe': {'maxSteps': 5, 'resumeFrom': 'EARLIER', 'lora': {}}} | checkpoint-unfit | was made with not given",
                "{'baseModel': 'other', 'recipe': {'maxSteps': 5, 'resumeFrom': 'EARLIER'}} | checkpoint-unfit | began with base-labels@1",
                "{'data': {'train': 'pairs'}, 'columns': {'text': 'premise', 'label': 'label'}, 'recipe': {'maxSteps': 5, 'resumeFrom': 'EARLIER'}} | checkpoint-unfit | was trained on labels@1",
                "{'data': {'train': 'labels', 'test': 'none'}, 'recipe': {'maxSteps': 5, 'resumeFrom': 'EARLIER'}} | checkpoint-unfit | other rows, labels or parameters",
                "{'recipe': {'resumeFrom': 'RUNNING'}} | checkpoint-not-found | has not ended",
                "{'recipe': {'resumeFrom': 'EMPTY'}} | checkpoint-not-found | left no checkpoint",
                "{'recipe': {'resumeFrom': 'COLLECTED'}} | checkpoint-not-found | no checkpoint any more",
                "{'recipe': {'resumeFrom': 'base-labels'}} | checkpoint-not-found | was not fine-tuned here",
                "{'recipe': {'resumeFrom': 'nobody'}} | model-version-not-found | 'nobody'",
                "{'recipe': {'resumeFrom': '00000000-0000-0000-0000-000000000000'}} | job-not-found | 00000000",
                "{'recipe': {'resumeFrom': '../x'}} | recipe-invalid | 'resumeFrom' is ../x",
            })
    void shouldSayWhyItCannotGoOn(String change, String code, String message) {
        Throwable thrown = catchThrowable(() -> workshop.preflight(MUCH, MUCH).plan(request(change)));

        assertThat(thrown)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code().wireName()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private Path train(FineTuningRequest request, String name, @Nullable Path checkpoints) throws IOException {
        Path job = folder.resolve(name);
        Files.createDirectories(job);
        ModelVersion base = workshop.catalog().model(request.baseModel());
        Examples examples = workshop.rows()
                .read(
                        request,
                        workshop.catalog().dataset(request.data().train()),
                        new TrainingRows.Reading(
                                42, ProblemType.AUTO, base.model().labels(), job.resolve("pictures")),
                        new Findings())
                .orElseThrow();
        ExampleFile.write(job.resolve("examples.jsonl"), examples);
        Path work = checkpoints == null ? job.resolve("checkpoints") : checkpoints;
        TrainingJob.run(
                workshop.bases().folder(base.model().packageDigest()),
                job,
                work,
                Recipes.of(request),
                new Provenance("base@1", null, null, "data@1", null, java.util.Map.of()));
        return work;
    }

    private SavedTraining saved(FineTuningRequest request) {
        Recipe recipe = Recipes.of(request);
        return SavedTraining.of(
                workshop.catalog().model(request.baseModel()),
                workshop.catalog().dataset(request.data().train()),
                request.task(),
                recipe);
    }

    private FineTuningRequest request(String change) {
        ObjectNode request = (ObjectNode) Json.read(
                "{\"baseModel\": \"base-labels\", \"task\": \"" + Task.TEXT_CLASSIFICATION.wireName()
                        + "\", \"data\": {\"train\": \"labels\"}, \"columns\": {}, \"recipe\": {},"
                        + " \"output\": {\"name\": \"tuned\"}}",
                JsonNode.class);
        String written = change.replace('\'', '"')
                .replace(EARLIER, String.valueOf(earlier))
                .replace("RUNNING", String.valueOf(running))
                .replace("EMPTY", String.valueOf(empty))
                .replace("COLLECTED", String.valueOf(collected));
        Json.read(written, JsonNode.class)
                .fields()
                .forEachRemaining(field -> request.set(field.getKey(), field.getValue()));
        ((ObjectNode) request.path("recipe")).put("precision", "fp32").put("scheduler", "constant");
        return Json.read(request.toString(), FineTuningRequest.class);
    }
}
