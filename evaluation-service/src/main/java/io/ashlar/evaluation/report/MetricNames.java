package io.ashlar.evaluation.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The metrics that the page shows, in its order, as people call them. */
final class MetricNames {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        add("accuracy", "Accuracy");
        add("balanced_accuracy", "Balanced accuracy");
        add("subset_accuracy", "All labels right");
        add("exact_match", "Exact match");
        add("exact", "Exact match");
        add("f1", "F1");
        add("f1_micro", "F1, micro");
        add("f1_macro", "F1, macro");
        add("f1_weighted", "F1, weighted");
        add("precision_micro", "Precision, micro");
        add("recall_micro", "Recall, micro");
        add("precision_macro", "Precision, macro");
        add("recall_macro", "Recall, macro");
        add("HasAns_f1", "F1 where there is an answer");
        add("NoAns_f1", "F1 where there is none");
        add("roc_auc_ovr_macro", "ROC AUC, macro");
        add("roc_auc_macro", "ROC AUC, macro");
        add("average_precision_macro", "Average precision, macro");
        add("matthews_correlation", "Matthews correlation");
        add("hamming_loss", "Hamming loss (lower is better)");
        add("log_loss", "Log loss (lower is better)");
        add("expected_calibration_error", "Expected calibration error (lower is better)");
        add("mse", "Mean squared error (lower is better)");
        add("mae", "Mean absolute error (lower is better)");
        add("r2", "R²");
        add("pearson", "Pearson correlation");
        add("spearman", "Spearman correlation");
        add("perplexity", "Perplexity of a token (lower is better)");
        add("word_perplexity", "Perplexity of a word (lower is better)");
        add("bits_per_byte", "Bits per byte (lower is better)");
        add("rouge1", "ROUGE-1");
        add("rouge2", "ROUGE-2");
        add("rougeL", "ROUGE-L");
        add("rougeLsum", "ROUGE-Lsum");
        add("bleu", "BLEU");
        add("bleu_1", "BLEU-1");
        add("bleu_2", "BLEU-2");
        add("bleu_3", "BLEU-3");
        add("bleu_4", "BLEU-4");
        add("chrf", "chrF");
        add("chrf_plus_plus", "chrF++");
        add("ter", "TER (lower is better)");
        add("top_1_accuracy", "Right word first");
        add("top_5_accuracy", "Right word among 5");
        add("top_20_accuracy", "Right word among 20");
        add("mean_reciprocal_rank", "Mean reciprocal rank");
    }

    private MetricNames() {}

    private static void add(String key, String name) {
        NAMES.put(key, name);
    }

    /** Those of these metrics, key to name; in classification top-k is left to the tables. */
    static Map<String, String> shown(Collection<String> metrics) {
        boolean ranks = metrics.contains("mean_reciprocal_rank");
        Map<String, String> shown = new LinkedHashMap<>();
        NAMES.forEach((key, name) -> {
            if (metrics.contains(key) && (ranks || !key.startsWith("top_"))) {
                shown.put(key, name);
            }
        });
        return shown;
    }
}
