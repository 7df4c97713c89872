package io.ashlar.benchmarks.supported;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.CuratedCard;
import io.ashlar.models.Precision;
import io.ashlar.models.families.FamilySupport;
import io.ashlar.models.families.FamilySupport.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The page in Markdown. */
final class SupportedModelsPage {
    private static final int MANY_LANGUAGES = 12;

    private final StringBuilder text = new StringBuilder();

    private SupportedModelsPage() {}

    static String of(SupportedModels models) {
        SupportedModelsPage page = new SupportedModelsPage();
        page.line("# Supported models");
        page.line("");
        page.line(
                "Written by `./ashlar benchmark supported-models`; do not edit it. A test fails while it is out of date.");
        page.line("");
        page.line(
                "Any checkpoint of these families can be imported, of whatever size; *family* is `model_type` of `config.json`.");
        page.line("The curated cards below are a choice of those on the Hub.");
        for (Kind kind : Kind.values()) {
            page.families(kind, models.families());
        }
        page.figures(models.figures());
        page.line("");
        page.line("## Curated cards");
        page.line("");
        page.line(
                models.cards().size()
                        + " models; `ashlar models list --curated` shows them, and `ashlar import ID --task TASK` imports one.");
        page.line("What a model's authors do not say is left out.");
        for (Task task : Task.values()) {
            page.cards(task, models.cards());
        }
        return page.text.toString();
    }

    private void families(Kind kind, List<FamilySupport> all) {
        line("");
        line("## " + kind.title());
        line("");
        line("| family | tasks | fine-tuning | precisions |");
        line("|---|---|---|---|");
        all.stream()
                .filter(family -> family.kind() == kind)
                .forEach(family -> line("| " + family.name() + " | " + tasks(family.tasks()) + " | "
                        + tasks(family.fineTuningTasks()) + " | " + precisions(family.precisions()) + " |"));
    }

    private void figures(List<Figure> figures) {
        line("");
        line("## What was measured");
        line("");
        line(
                "Parity is beside transformers; above 1, Ashlar is the faster one. How: [benchmarks](benchmarks/README.md).");
        line("");
        line("| family | what | parity | speed |");
        line("|---|---|---|---|");
        figures.forEach(figure -> line("| " + figure.family() + " | " + figure.what() + " | " + figure.parity() + " | "
                + figure.speed() + " |"));
    }

    private void cards(Task task, List<CuratedCard> all) {
        List<CuratedCard> cards =
                all.stream().filter(card -> card.task() == task).toList();
        if (cards.isEmpty()) {
            return;
        }
        line("");
        line("### " + task.wireName());
        line("");
        line("| id | family | licence | languages | fine-tuning |");
        line("|---|---|---|---|---|");
        cards.forEach(card -> line("| " + card.id() + " | " + card.family() + " | "
                + Objects.requireNonNullElse(card.licence(), "") + " | " + languages(card.languages()) + " | "
                + tasks(card.fineTuningTasks()) + " |"));
    }

    private static String languages(List<String> codes) {
        return codes.size() > MANY_LANGUAGES ? codes.size() + " languages" : String.join(", ", codes);
    }

    private static String tasks(Collection<Task> tasks) {
        return tasks.stream().sorted().map(Task::wireName).collect(Collectors.joining(", "));
    }

    private static String precisions(Collection<Precision> precisions) {
        return precisions.stream().sorted().map(Precision::wireName).collect(Collectors.joining(", "));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
