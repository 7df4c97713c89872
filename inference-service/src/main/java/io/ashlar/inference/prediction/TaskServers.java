package io.ashlar.inference.prediction;

import io.ashlar.contracts.Task;
import io.ashlar.inference.InferenceConfig;
import io.ashlar.inference.InferenceThreads;
import io.ashlar.inference.painting.PaintingTaskServer;
import io.ashlar.inference.serving.BatchModel;
import io.ashlar.inference.serving.DeviceThread;
import io.ashlar.inference.serving.ModelServer;
import io.ashlar.inference.serving.ServingLimits;
import io.ashlar.inference.writing.Writer;
import io.ashlar.inference.writing.WritingTaskServer;
import io.ashlar.models.FillMaskModel;
import io.ashlar.models.ImageClassificationModel;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.TextModel;
import io.ashlar.models.TextModels;
import io.ashlar.models.TokenModel;
import io.ashlar.models.diffusion.StableDiffusion;
import io.ashlar.models.tasks.FillMask;
import io.ashlar.models.tasks.ImageClassification;
import io.ashlar.models.tasks.TextClassification;
import io.ashlar.models.tasks.generation.TextGeneration;
import io.ashlar.models.tasks.generation.TextToText;
import io.ashlar.models.tokenizers.Encoding;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

/** Opens packages for the tasks that this service serves. */
@ApplicationScoped
public class TaskServers {
    private final DeviceThread device;
    private final ServingLimits limits;

    TaskServers(InferenceThreads threads, InferenceConfig config) {
        this.device = threads.device();
        this.limits = new ServingLimits(config.queuedInputs(), config.batchTokens(), config.batchInputs());
    }

    /** Loads the package and warms it up: what returns answers at full speed. Blocks. */
    public TaskServer open(String endpoint, Task task, Path folder, OpenOptions options) {
        return switch (task) {
            case TEXT_CLASSIFICATION -> {
                TextModel<float[]> model = TextModels.openTextClassification(folder, options);
                yield serve(endpoint, task, model, new ClassifyText(model, TextClassification.of(folder)));
            }
            case TOKEN_CLASSIFICATION -> {
                TokenModel model = TextModels.openTokenClassification(folder, options);
                yield serve(endpoint, task, model, ClassifyTokens.of(model));
            }
            case QUESTION_ANSWERING -> {
                TokenModel model = TextModels.openQuestionAnswering(folder, options);
                yield serve(endpoint, task, model, AnswerQuestions.of(model));
            }
            case IMAGE_CLASSIFICATION -> {
                ImageClassificationModel model = ImageClassificationModel.open(folder, options);
                ClassifyImages rule = new ClassifyImages(model, ImageClassification.of(folder));
                yield serve(endpoint, task, model.summary(), new ImageBatches(model), rule);
            }
            case FILL_MASK -> {
                FillMaskModel model = TextModels.openFillMask(folder, options);
                yield serve(endpoint, task, model, new FillMasks(model, new FillMask(model.tokenizer())));
            }
            case TEXT_GENERATION ->
                WritingTaskServer.start(
                        endpoint, task, new Writer.Generating(TextGeneration.open(folder, options)), limits);
            case SUMMARIZATION, TRANSLATION ->
                WritingTaskServer.start(
                        endpoint, task, new Writer.Rewriting(TextToText.open(folder, task, options)), limits);
            case TEXT_TO_IMAGE -> PaintingTaskServer.start(endpoint, StableDiffusion.open(folder, options), limits);
        };
    }

    private <R, P> TaskServer serve(String endpoint, Task task, TextModel<R> model, TaskRule<Encoding, R, P> rule) {
        return serve(endpoint, task, model.summary(), new TextBatches<>(model), rule);
    }

    private <E, R, P> TaskServer serve(
            String endpoint, Task task, ModelSummary summary, BatchModel<E, R> batches, TaskRule<E, R, P> rule) {
        try {
            device.run(batches::warmUp).join();
        } catch (CompletionException e) {
            device.run(batches::close);
            throw e;
        }
        return new RowTaskServer<>(task, summary, new ModelServer<>(endpoint, batches, device, limits), rule);
    }
}
