package io.ashlar.inference.tasks;

import io.ashlar.contracts.Task;
import io.ashlar.inference.InferenceConfig;
import io.ashlar.inference.InferenceThreads;
import io.ashlar.inference.painting.PaintingTaskServer;
import io.ashlar.inference.prediction.RowTasks;
import io.ashlar.inference.prediction.TaskServer;
import io.ashlar.inference.serving.ServingLimits;
import io.ashlar.inference.writing.Writer;
import io.ashlar.inference.writing.WritingTaskServer;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.diffusion.StableDiffusion;
import io.ashlar.models.tasks.generation.TextGeneration;
import io.ashlar.models.tasks.generation.TextToText;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/** Opens packages for the tasks that this service serves. */
@ApplicationScoped
public class TaskServers {
    private final ServingLimits limits;
    private final RowTasks rows;

    TaskServers(InferenceThreads threads, InferenceConfig config) {
        this.limits = new ServingLimits(config.queuedInputs(), config.batchTokens(), config.batchInputs());
        this.rows = new RowTasks(threads.device(), limits);
    }

    /** Loads the package and warms it up: what returns answers at full speed. Blocks. */
    public TaskServer open(String endpoint, Task task, Path folder, OpenOptions options) {
        return switch (task) {
            case TEXT_CLASSIFICATION, TOKEN_CLASSIFICATION, QUESTION_ANSWERING, FILL_MASK, IMAGE_CLASSIFICATION ->
                rows.open(endpoint, task, folder, options);
            case TEXT_GENERATION ->
                WritingTaskServer.start(
                        endpoint, task, new Writer.Generating(TextGeneration.open(folder, options)), limits);
            case SUMMARIZATION, TRANSLATION ->
                WritingTaskServer.start(
                        endpoint, task, new Writer.Rewriting(TextToText.open(folder, task, options)), limits);
            case TEXT_TO_IMAGE -> PaintingTaskServer.start(endpoint, StableDiffusion.open(folder, options), limits);
        };
    }
}
