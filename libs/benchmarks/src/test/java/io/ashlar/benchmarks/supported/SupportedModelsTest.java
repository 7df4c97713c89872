package io.ashlar.benchmarks.supported;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.CuratedCard;
import io.ashlar.models.families.FamilySupport;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SupportedModelsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final String FINE_TUNING = "ashlar.catalog.fine-tuning.tasks.";

    @Test
    void shouldHaveCardsThatAreRight() throws IOException {
        assertThat(SupportedModels.read(ROOT).findings()).isEmpty();
    }

    @Test
    void shouldHaveThePageOfThisCode() throws IOException {
        assertThat(SupportedModelsPage.of(SupportedModels.read(ROOT)))
                .as("run './ashlar benchmark supported-models' and commit docs/supported-models.md")
                .isEqualTo(Files.readString(ROOT.resolve(SupportedModels.PAGE)));
    }

    @Test
    void shouldHaveCardsForEveryTask() throws IOException {
        assertThat(SupportedModels.read(ROOT).cards())
                .extracting(CuratedCard::task)
                .contains(Task.values());
    }

    @Test
    void shouldTellTheCatalogWhatEachFamilyIsFineTunedFor() throws IOException {
        Properties catalog = new Properties();
        try (Reader reader =
                Files.newBufferedReader(ROOT.resolve("catalog-service/src/main/resources/application.properties"))) {
            catalog.load(reader);
        }
        TreeMap<String, TreeSet<String>> told = new TreeMap<>();
        catalog.stringPropertyNames().stream()
                .filter(name -> name.startsWith(FINE_TUNING))
                .forEach(name -> told.put(
                        name.substring(FINE_TUNING.length()),
                        new TreeSet<>(Arrays.asList(catalog.getProperty(name).split(",")))));

        TreeMap<String, TreeSet<String>> known = new TreeMap<>();
        for (FamilySupport family : SupportedModels.read(ROOT).families()) {
            if (!family.fineTuningTasks().isEmpty()) {
                known.put(
                        family.name(),
                        family.fineTuningTasks().stream()
                                .map(Task::wireName)
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        assertThat(told).isEqualTo(known);
    }
}
