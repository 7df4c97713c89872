package io.ashlar.models.training;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;

/**
 * Something that differs by task, written once for each task that is fine-tuned. This is where those tasks are listed:
 * one that is added here is missed nowhere.
 *
 * @param <T> what there is for each task
 * @param <E> what getting it may throw
 */
public interface TrainedTasks<T, E extends Exception> {
    T textClassification() throws E;

    T tokenClassification() throws E;

    T questionAnswering() throws E;

    T summarization() throws E;

    T translation() throws E;

    T textGeneration() throws E;

    T imageClassification() throws E;

    /** That of the task; {@code model.task-unsupported} where it is not fine-tuned. */
    default T of(Task task) throws E {
        return switch (task) {
            case TEXT_CLASSIFICATION -> textClassification();
            case TOKEN_CLASSIFICATION -> tokenClassification();
            case QUESTION_ANSWERING -> questionAnswering();
            case SUMMARIZATION -> summarization();
            case TRANSLATION -> translation();
            case TEXT_GENERATION -> textGeneration();
            case IMAGE_CLASSIFICATION -> imageClassification();
            case FILL_MASK, TEXT_TO_IMAGE -> throw unsupported(task);
        };
    }

    /** Says which tasks there are, where this one is not fine-tuned. */
    static void require(Task task) {
        if (task == Task.FILL_MASK || task == Task.TEXT_TO_IMAGE) {
            throw unsupported(task);
        }
    }

    private static ProblemException unsupported(Task task) {
        return new ProblemException(
                ProblemCode.MODEL_TASK_UNSUPPORTED,
                task.wireName() + " is not fine-tuned. Fine-tuned are text-classification, token-classification,"
                        + " question-answering, summarization, translation, text-generation and image-classification.");
    }
}
