package io.ashlar.evaluation.tasks;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.columns.LabelKind;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.columns.TaskColumns;
import io.ashlar.datasets.columns.TextClassificationColumns;
import io.ashlar.datasets.profile.ColumnProfile;
import io.ashlar.datasets.rows.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses how a dataset is evaluated, after its columns were checked. */
public final class TaskEvaluations {
    private TaskEvaluations() {}

    /**
     * By task and, in text classification, by what the label column holds: one label, lists of them, or numbers.
     *
     * @param numbers whether a model gives a number, so that whole numbers are no labels
     */
    public static TaskEvaluation of(
            Task task, Map<String, String> columns, List<ColumnProfile> profiles, boolean numbers) {
        return switch (task) {
            case TEXT_CLASSIFICATION ->
                textClassification(TaskColumns.textClassification(columns, profiles), profiles, numbers);
            case IMAGE_CLASSIFICATION ->
                new ImageClassificationEvaluation(TaskColumns.imageClassification(columns, profiles));
            case TOKEN_CLASSIFICATION ->
                new TokenClassificationEvaluation(TaskColumns.tokenClassification(columns, profiles));
            case QUESTION_ANSWERING ->
                new QuestionAnsweringEvaluation(TaskColumns.questionAnswering(columns, profiles));
            case SUMMARIZATION -> new SummarizationEvaluation(TaskColumns.summarization(columns, profiles));
            case TRANSLATION ->
                new TranslationEvaluation(
                        TaskColumns.translation(columns, profiles),
                        columns.get("sourceLanguage"),
                        columns.get("targetLanguage"));
            case TEXT_GENERATION -> textGeneration(TaskColumns.textGeneration(columns, profiles));
            case FILL_MASK -> new FillMaskEvaluation(roles(List.of("text", "answer"), columns, profiles));
            case TEXT_TO_IMAGE ->
                throw new ProblemException(
                        ProblemCode.MODEL_TASK_UNSUPPORTED,
                        "There is no measure of how right an image is, so text-to-image is not evaluated.");
        };
    }

    private static TaskEvaluation textClassification(RoleColumns roles, List<ColumnProfile> profiles, boolean numbers) {
        boolean whole = numbers && roles.column("label").type() == ColumnType.INTEGER;
        return switch (whole ? LabelKind.NUMBER : LabelKind.of(roles.column("label"))) {
            case MANY -> new ManyLabelsEvaluation(roles);
            case NUMBER -> new NumberEvaluation(roles);
            case ONE -> {
                Map<String, String> own = new HashMap<>(roles.names());
                own.remove(RoleColumns.SLICE);
                TextClassificationColumns checked = TextClassificationColumns.of(own);
                checked.requireIn(profiles);
                yield new TextClassificationEvaluation(checked, roles);
            }
        };
    }

    /** Whole texts have no answer to compare with: they are scored as they stand. */
    private static TaskEvaluation textGeneration(RoleColumns columns) {
        return columns.has("completion") || columns.has(TextGenerationEvaluation.MESSAGES)
                ? new TextGenerationEvaluation(columns)
                : new WholeTextEvaluation(columns);
    }

    private static RoleColumns roles(List<String> needed, Map<String, String> columns, List<ColumnProfile> profiles) {
        return RoleColumns.of(needed, List.of(), columns, profiles);
    }
}
