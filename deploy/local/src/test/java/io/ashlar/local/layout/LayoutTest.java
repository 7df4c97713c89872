package io.ashlar.local.layout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> SERVICES = List.of("catalog", "imports", "training", "evaluation", "inference");
    private static final List<String> FOLDERS = List.of("", "libs", "deploy");

    private static JavaClasses all;

    @BeforeAll
    static void readEveryModule() {
        all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPaths(FOLDERS.stream().flatMap(LayoutTest::modules).toList());
        for (String service : SERVICES) {
            assertThat(all.stream().anyMatch(c -> c.getPackageName().startsWith("io.ashlar." + service)))
                    .as("the classes of %s are among those that are checked", service)
                    .isTrue();
        }
    }

    private static Stream<Path> modules(String folder) {
        try (Stream<Path> entries = Files.list(ROOT.resolve(folder))) {
            return entries.map(module -> module.resolve("target/classes")).filter(Files::isDirectory).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldKeepServicesApart() {
        for (String service : SERVICES) {
            String[] others = SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(other -> "io.ashlar." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.ashlar." + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("a service depends on libraries, never on another service's code")
                    .check(all);
        }
    }

    @Test
    void shouldLetNoLibraryKnowAService() {
        String[] services = SERVICES.stream().map(s -> "io.ashlar." + s + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(services)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(services)
                .check(all);
    }

    @Test
    void shouldLetContractsDependOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("io.ashlar.contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.ashlar.jobs..",
                        "io.ashlar.artifacts..",
                        "io.ashlar.datasets..",
                        "io.ashlar.metrics..",
                        "io.ashlar.models..",
                        "io.ashlar.embedded..",
                        "io.ashlar.testing..",
                        "io.ashlar.cli..",
                        "io.ashlar.local..")
                .check(all);
    }

    @Test
    void shouldNotHideConceptsBehindEmptyNames() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .check(all.that(notGenerated()));
        noClasses()
                .that()
                .haveSimpleNameStartingWith("Abstract")
                .should()
                .resideInAPackage("io.ashlar..")
                .allowEmptyShould(true)
                .check(all.that(notGenerated()));
    }

    @Test
    void shouldKeepTestingToolsOutOfProducts() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.ashlar.testing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ashlar.testing..", "org.junit..", "org.assertj..")
                .check(all);
        classes()
                .that()
                .resideInAPackage("io.ashlar..")
                .should()
                .notBeAnnotatedWith("jakarta.ejb.Singleton")
                .check(all);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass>
            notGenerated() {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "are ours",
                c -> c.getPackageName().startsWith("io.ashlar.")
                        && !c.getPackageName().startsWith("io.ashlar.contracts.inference")
                        && !c.getPackageName().startsWith("io.ashlar.contracts.prediction")
                        && !c.getSimpleName().contains("_"));
    }
}
