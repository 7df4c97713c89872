package io.ashlar.training.rows;

import io.ashlar.contracts.Task;
import io.ashlar.datasets.columns.LabelKind;
import io.ashlar.datasets.columns.TaskColumns;
import io.ashlar.datasets.profile.ColumnProfile;
import io.ashlar.models.training.TrainedTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a dataset is read, chosen after its columns were checked.
 *
 * @param columns the request's, role to column
 * @param kind what labels of texts are; that of the training rows holds for all parts
 * @param pictures where bytes of pictures are kept
 */
public record RowReadings(Map<String, String> columns, List<ColumnProfile> profiles, LabelKind kind, Path pictures)
        implements TrainedTasks<RowReading, RuntimeException> {
    public RowReadings {
        columns = Map.copyOf(columns);
        profiles = List.copyOf(profiles);
    }

    /** What the labels of texts are; one a row for every other task. */
    public static LabelKind kind(Task task, Map<String, String> columns, List<ColumnProfile> profiles) {
        return task == Task.TEXT_CLASSIFICATION
                ? LabelKind.of(TaskColumns.textClassification(columns, profiles).column("label"))
                : LabelKind.ONE;
    }

    @Override
    public RowReading textClassification() {
        return TextReading.of(columns, profiles, kind);
    }

    @Override
    public RowReading tokenClassification() {
        return new WordsReading(TaskColumns.tokenClassification(columns, profiles));
    }

    @Override
    public RowReading questionAnswering() {
        return new QuestionReading(TaskColumns.questionAnswering(columns, profiles));
    }

    @Override
    public RowReading summarization() {
        return new PairReading(TaskColumns.summarization(columns, profiles), "document", "summary");
    }

    @Override
    public RowReading translation() {
        return new PairReading(TaskColumns.translation(columns, profiles), "source", "target");
    }

    @Override
    public RowReading textGeneration() {
        return new GenerationReading(TaskColumns.textGeneration(columns, profiles));
    }

    @Override
    public RowReading imageClassification() {
        return new ImageReading(TaskColumns.imageClassification(columns, profiles), pictures);
    }
}
