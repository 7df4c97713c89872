package io.ashlar.inference.prediction;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.InferenceConfig;
import io.ashlar.inference.InferenceThreads;
import io.ashlar.inference.serving.DeviceThread;
import io.ashlar.inference.serving.ModelServer;
import io.ashlar.inference.serving.ServingLimits;
import io.ashlar.models.FillMaskModel;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.TextModel;
import io.ashlar.models.TextModels;
import io.ashlar.models.tasks.FillMask;
import io.ashlar.models.tasks.TextClassification;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** Opens packages for the tasks that this service serves. */
@ApplicationScoped
public class TaskServers {
    /** The tasks that can be served. */
    public static final Set<Task> TASKS = Set.of(Task.TEXT_CLASSIFICATION, Task.FILL_MASK);

    private final DeviceThread device;
    private final ServingLimits limits;

    TaskServers(InferenceThreads threads, InferenceConfig config) {
        this.device = threads.device();
        this.limits = new ServingLimits(config.queuedInputs(), config.batchTokens(), config.batchInputs());
    }

    /** Loads the package and warms it up: what returns answers at full speed. Blocks. */
    public TaskServer open(String endpoint, Task task, Path folder, OpenOptions options) {
        return switch (task) {
            case TEXT_CLASSIFICATION ->
                serve(
                        endpoint,
                        task,
                        TextModels.openTextClassification(folder, options),
                        new ClassifyText(TextClassification.of(folder)));
            case FILL_MASK -> {
                FillMaskModel model = TextModels.openFillMask(folder, options);
                yield serve(endpoint, task, model, new FillMasks(new FillMask(model.tokenizer())));
            }
            default -> throw unsupported(task);
        };
    }

    /** The problem of asking for another task. */
    public static ProblemException unsupported(Task task) {
        return new ProblemException(
                ProblemCode.MODEL_TASK_UNSUPPORTED,
                "'" + task.wireName() + "' cannot be served yet. Use a model of text-classification or fill-mask.");
    }

    private <R, P> TaskServer serve(String endpoint, Task task, TextModel<R> model, TextTask<R, P> rule) {
        TextBatchModel<R> batches = new TextBatchModel<>(model);
        try {
            device.run(batches::warmUp).join();
        } catch (CompletionException e) {
            device.run(batches::close);
            throw e;
        }
        return new TextTaskServer<>(task, model.summary(), new ModelServer<>(endpoint, batches, device, limits), rule);
    }
}
