package io.ashlar.inference.prediction;

import io.ashlar.contracts.Task;
import io.ashlar.inference.serving.BatchModel;
import io.ashlar.inference.serving.DeviceThread;
import io.ashlar.inference.serving.ModelServer;
import io.ashlar.inference.serving.ServingLimits;
import io.ashlar.models.FillMaskModel;
import io.ashlar.models.ImageClassificationModel;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.TextModel;
import io.ashlar.models.TextModels;
import io.ashlar.models.TokenModel;
import io.ashlar.models.tasks.FillMask;
import io.ashlar.models.tasks.ImageClassification;
import io.ashlar.models.tasks.TextClassification;
import io.ashlar.models.tokenizers.Encoding;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

/**
 * Opens packages for the tasks that answer whole rows in one forward.
 *
 * @param device the thread that computes for all of them
 */
public record RowTasks(DeviceThread device, ServingLimits limits) {
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
            case TEXT_GENERATION, SUMMARIZATION, TRANSLATION, TEXT_TO_IMAGE ->
                throw new IllegalArgumentException(task.wireName() + " is made step by step, not in rows");
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
