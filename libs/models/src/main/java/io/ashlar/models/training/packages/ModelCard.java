package io.ashlar.models.training.packages;

import io.ashlar.contracts.Task;
import io.ashlar.models.training.loop.TrainingOutcome;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.reports.EvaluationReport;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The README.md of a tuned package: front matter that hubs read, and what a person wants to know. */
final class ModelCard {
    private final StringBuilder text = new StringBuilder();

    private ModelCard() {}

    static String of(String name, TrainingPlan plan, TrainingOutcome outcome, TunedPackage.Origin origin) {
        ModelCard card = new ModelCard();
        card.frontMatter(plan.objective().task(), origin.provenance());
        card.line("# " + name);
        card.line("");
        card.line(kind(plan) + ", fine-tuned by Ashlar from `"
                + origin.provenance().baseModel() + "` on `"
                + origin.provenance().dataset() + "`.");
        if (!plan.labels().isEmpty()) {
            card.line("");
            card.line("Labels: " + String.join(", ", plan.labels()));
        }
        card.training(plan, outcome, origin);
        card.metrics(outcome, origin.testMetrics());
        card.line("");
        card.line("Everything that made it is in `ashlar.json`.");
        return card.text.toString();
    }

    private static String kind(TrainingPlan plan) {
        String labels = " for " + plan.labels().size() + " labels";
        switch (plan.objective().task()) {
            case TEXT_CLASSIFICATION:
                return "A text classifier" + labels;
            case TOKEN_CLASSIFICATION:
                return "A token classifier" + labels;
            case IMAGE_CLASSIFICATION:
                return "An image classifier" + labels;
            case QUESTION_ANSWERING:
                return "A model that finds the answer to a question in a text";
            case SUMMARIZATION:
                return "A model that summarizes";
            case TRANSLATION:
                return "A model that translates";
            default:
                return "A model that writes text";
        }
    }

    private void frontMatter(Task task, Provenance provenance) {
        line("---");
        if (provenance.licence() != null) {
            line("license: " + quoted(provenance.licence()));
        }
        line("library_name: transformers");
        line("pipeline_tag: " + task.wireName());
        line("base_model: " + quoted(provenance.baseModel()));
        line("datasets:");
        line("- " + quoted(provenance.dataset()));
        line("tags:");
        line("- " + task.wireName());
        line("- ashlar");
        line("---");
        line("");
    }

    private void training(TrainingPlan plan, TrainingOutcome outcome, TunedPackage.Origin origin) {
        line("");
        line("## Training");
        line("");
        line("| what | value |");
        line("|---|---|");
        origin.provenance().rows().forEach((part, rows) -> row(part + " rows", Long.toString(rows)));
        row("steps", outcome.steps() + (outcome.stoppedEarly() ? " (stopped early)" : ""));
        row("weights of step", Long.toString(outcome.bestStep()));
        row("learning rate", Double.toString(plan.recipe().rate().learningRate()));
        row("batch size", Integer.toString(plan.recipe().batches().train()));
        row("seed", Long.toString(plan.recipe().seed()));
    }

    private void metrics(TrainingOutcome outcome, Map<String, Double> test) {
        Map<String, Double> validation = new TreeMap<>();
        outcome.bestEvaluation().map(EvaluationReport::metrics).ifPresent(validation::putAll);
        outcome.bestEvaluation().ifPresent(best -> validation.put("loss", best.loss()));
        table("Validation", validation);
        table("Test", test);
    }

    private void table(String title, Map<String, Double> metrics) {
        if (metrics.isEmpty()) {
            return;
        }
        line("");
        line("## " + title);
        line("");
        line("| metric | value |");
        line("|---|---|");
        new TreeMap<>(metrics).forEach((name, value) -> row(name, String.format(Locale.ROOT, "%.4f", value)));
    }

    private void row(String name, String value) {
        line("| " + name + " | " + value + " |");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** A YAML string whatever it holds. */
    private static String quoted(String value) {
        return "'" + value.replace("'", "''").replaceAll("\\s+", " ") + "'";
    }
}
