package io.ashlar.benchmarks.supported;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.CuratedCard;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.FamilySupport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the page is made of.
 *
 * @param cards the catalog's, sorted by task and id
 */
record SupportedModels(List<FamilySupport> families, List<CuratedCard> cards, List<Figure> figures) {
    /** Where the page is, from the root of the repository. */
    static final Path PAGE = Path.of("docs", "supported-models.md");

    private static final Path CARDS = Path.of("catalog-service", "src", "main", "resources", "curated");
    private static final Path FIGURES = Path.of("docs", "benchmarks", "figures.json");

    /** Reads what stands in a clone of the repository. */
    static SupportedModels read(Path root) throws IOException {
        List<CuratedCard> cards = new ArrayList<>();
        for (Task task : Task.values()) {
            try (InputStream json = Files.newInputStream(root.resolve(CARDS).resolve(task.wireName() + ".json"))) {
                cards.addAll(CuratedCard.readAll(json));
            }
        }
        cards.sort(Comparator.comparing(CuratedCard::task).thenComparing(CuratedCard::id));
        Figure[] figures = Json.STRICT.readValue(root.resolve(FIGURES).toFile(), Figure[].class);
        return new SupportedModels(Families.support(), List.copyOf(cards), List.of(figures));
    }

    /** What is wrong with the cards and figures; empty where nothing is. */
    List<String> findings() {
        List<String> findings = new ArrayList<>(new CardLinter(families).findings(cards));
        for (Figure figure : figures) {
            if (families.stream().noneMatch(family -> family.name().equals(figure.family()))) {
                findings.add(FIGURES + ": there is no family '" + figure.family() + "'");
            }
        }
        return findings;
    }
}
