package io.ashlar.evaluation.tasks;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.columns.TextClassificationColumns;
import io.ashlar.datasets.profile.ColumnProfile;
import io.ashlar.datasets.rows.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses how a dataset is evaluated, after its columns were checked. */
public final class TaskEvaluations {
    private static final List<String> PAIR = List.of("textPair");

    private TaskEvaluations() {}

    /** By task and, in text classification, by what the label column holds: one label, lists of them, or numbers. */
    public static TaskEvaluation of(Task task, Map<String, String> columns, List<ColumnProfile> profiles) {
        return switch (task) {
            case TEXT_CLASSIFICATION -> textClassification(columns, profiles);
            case IMAGE_CLASSIFICATION ->
                new ImageClassificationEvaluation(roles(List.of("image", "label"), columns, profiles));
            case TOKEN_CLASSIFICATION ->
                new TokenClassificationEvaluation(roles(List.of("tokens", "tags"), columns, profiles));
            case QUESTION_ANSWERING ->
                new QuestionAnsweringEvaluation(RoleColumns.of(
                        columns.containsKey("answerText")
                                ? List.of("question", "context", "answerText")
                                : List.of("question", "context", "answers"),
                        List.of("answers", "answerText", "answerStart"),
                        columns,
                        profiles));
            case SUMMARIZATION -> new SummarizationEvaluation(roles(List.of("document", "summary"), columns, profiles));
            case TRANSLATION -> translation(columns, profiles);
            case TEXT_GENERATION ->
                new TextGenerationEvaluation(roles(List.of("prompt", "completion"), columns, profiles));
            case FILL_MASK -> new FillMaskEvaluation(roles(List.of("text", "answer"), columns, profiles));
            case TEXT_TO_IMAGE ->
                throw new ProblemException(
                        ProblemCode.MODEL_TASK_UNSUPPORTED,
                        "There is no measure of how right an image is, so text-to-image is not evaluated.");
        };
    }

    private static TaskEvaluation textClassification(Map<String, String> columns, List<ColumnProfile> profiles) {
        RoleColumns roles = RoleColumns.of(List.of("text", "label"), PAIR, columns, profiles);
        ColumnType label = roles.type("label");
        if (label == ColumnType.LIST) {
            return new ManyLabelsEvaluation(roles);
        }
        if (label == ColumnType.NUMBER) {
            return new NumberEvaluation(roles);
        }
        Map<String, String> own = new HashMap<>(columns);
        own.remove(RoleColumns.SLICE);
        TextClassificationColumns checked = TextClassificationColumns.of(own);
        checked.requireIn(profiles);
        return new TextClassificationEvaluation(checked, roles);
    }

    /** The languages are codes, not columns. */
    private static TaskEvaluation translation(Map<String, String> columns, List<ColumnProfile> profiles) {
        Map<String, String> own = new HashMap<>(columns);
        String source = own.remove("sourceLanguage");
        String target = own.remove("targetLanguage");
        return new TranslationEvaluation(roles(List.of("source", "target"), own, profiles), source, target);
    }

    private static RoleColumns roles(List<String> needed, Map<String, String> columns, List<ColumnProfile> profiles) {
        return RoleColumns.of(needed, List.of(), columns, profiles);
    }
}
