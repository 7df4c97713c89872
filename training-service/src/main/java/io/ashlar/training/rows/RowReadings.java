package io.ashlar.training.rows;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.columns.LabelKind;
import io.ashlar.datasets.columns.TaskColumns;
import io.ashlar.datasets.profile.ColumnProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Chooses how a dataset is read, after its columns were checked. */
public final class RowReadings {
    private RowReadings() {}

    /**
     * By task.
     *
     * @param columns the request's, role to column
     * @param kind what labels of texts are; that of the training rows holds for all parts
     * @param pictures where bytes of pictures are kept
     */
    public static RowReading of(
            Task task, Map<String, String> columns, List<ColumnProfile> profiles, LabelKind kind, Path pictures) {
        return switch (task) {
            case TEXT_CLASSIFICATION -> TextReading.of(columns, profiles, kind);
            case TOKEN_CLASSIFICATION -> new WordsReading(TaskColumns.tokenClassification(columns, profiles));
            case QUESTION_ANSWERING -> new QuestionReading(TaskColumns.questionAnswering(columns, profiles));
            case SUMMARIZATION -> new PairReading(TaskColumns.summarization(columns, profiles), "document", "summary");
            case TRANSLATION -> new PairReading(TaskColumns.translation(columns, profiles), "source", "target");
            case TEXT_GENERATION -> new GenerationReading(TaskColumns.textGeneration(columns, profiles));
            case IMAGE_CLASSIFICATION -> new ImageReading(TaskColumns.imageClassification(columns, profiles), pictures);
            case FILL_MASK, TEXT_TO_IMAGE -> throw unsupported(task);
        };
    }

    /** What the labels of texts are; one a row for every other task. */
    public static LabelKind kind(Task task, Map<String, String> columns, List<ColumnProfile> profiles) {
        return task == Task.TEXT_CLASSIFICATION
                ? LabelKind.of(TaskColumns.textClassification(columns, profiles).column("label"))
                : LabelKind.ONE;
    }

    /** Says which tasks there are, where this one cannot be trained. */
    public static void requireTrained(Task task) {
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
