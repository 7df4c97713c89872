package io.ashlar.models.training.recipe;

import io.ashlar.contracts.Task;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The names that {@code metricForBestModel} may have, and which way is better. */
public final class MetricNames {
    private static final String LOSS = "loss";
    private static final String AVERAGES = "_(micro|macro|macro_all_labels|weighted|binary|samples)";
    private static final String CLASSIFICATION = "accuracy|balanced_accuracy|(precision|recall|f1)" + AVERAGES
            + "|matthews_correlation|cohen_kappa|log_loss|brier|brier_half|brier_binary|roc_auc_.+|average_precision_.+"
            + "|top_\\d+_accuracy(_first_index)?|(expected|maximum)_calibration_error|hamming_loss|jaccard_.+"
            + "|subset_accuracy|exact_match"
            + "|mse|rmse|mae|r2|pearson|spearman";
    private static final Map<Task, Pattern> OF_TASK = Map.of(
            Task.TEXT_CLASSIFICATION, Pattern.compile(CLASSIFICATION),
            Task.IMAGE_CLASSIFICATION, Pattern.compile(CLASSIFICATION),
            Task.TOKEN_CLASSIFICATION, Pattern.compile("accuracy|(precision|recall|f1)(_(micro|macro|weighted))?"),
            Task.QUESTION_ANSWERING, Pattern.compile("exact_match|f1|exact|(HasAns|NoAns)_(exact|f1)|best_(exact|f1)"),
            Task.TEXT_GENERATION, Pattern.compile("perplexity"),
            Task.SUMMARIZATION, Pattern.compile("perplexity|rouge(1|2|L|Lsum)"),
            Task.TRANSLATION, Pattern.compile("perplexity|bleu|chrf"));
    private static final Pattern OF_TEXTS = Pattern.compile("rouge.+|bleu|chrf");
    private static final List<String> LESS_IS_BETTER = List.of("loss", "brier", "error", "perplexity", "mse", "mae");

    private MetricNames() {}

    /** The name without the {@code eval_} that transformers' users put before it. */
    public static String plain(String name) {
        return name.replaceFirst("^eval_", "");
    }

    /** Whether evaluations of the task can have it. */
    static boolean isKnown(String name, Task task) {
        Pattern pattern = OF_TASK.get(task);
        return plain(name).equals(LOSS)
                || pattern != null && pattern.matcher(plain(name)).matches();
    }

    /** Whether it is measured on texts that the model writes. */
    public static boolean isOfTexts(String name) {
        return OF_TEXTS.matcher(plain(name)).matches();
    }

    /** Names for a message. */
    static String examples(Task task) {
        switch (task) {
            case TOKEN_CLASSIFICATION:
                return "loss, f1, precision, recall, accuracy";
            case QUESTION_ANSWERING:
                return "loss, exact_match, f1";
            case TEXT_CLASSIFICATION, IMAGE_CLASSIFICATION:
                return "loss, accuracy, balanced_accuracy, f1_macro, f1_micro, f1_weighted, precision_macro, recall_macro,"
                        + " matthews_correlation, roc_auc_ovr_macro, log_loss";
            case SUMMARIZATION:
                return "loss, perplexity, rouge1, rouge2, rougeL, rougeLsum";
            case TRANSLATION:
                return "loss, perplexity, bleu, chrf";
            default:
                return "loss, perplexity";
        }
    }

    /** Whether a smaller value of the metric is a better one. */
    public static boolean isLessBetter(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return LESS_IS_BETTER.stream().anyMatch(lower::contains);
    }
}
