package io.ashlar.training.data;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import io.ashlar.contracts.catalog.CatalogLookup;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.contracts.requests.TrainingData;
import io.ashlar.datasets.columns.LabelKind;
import io.ashlar.datasets.rows.Format;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.models.training.recipe.ProblemType;
import io.ashlar.training.rows.Example;
import io.ashlar.training.rows.Findings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and splits the data that a request names. */
@ApplicationScoped
public class TrainingRows {
    private final CatalogLookup catalog;
    private final ArtifactStore artifacts;

    public TrainingRows(CatalogLookup catalog, ArtifactStore artifacts) {
        this.catalog = catalog;
        this.artifacts = artifacts;
    }

    /**
     * How rows are read.
     *
     * @param seed of the automatic split
     * @param problem what labels are, where the recipe says it
     * @param baseLabels the labels of the base model
     * @param pictures where pictures are kept
     */
    public record Reading(long seed, ProblemType problem, List<String> baseLabels, Path pictures) {
        Optional<LabelKind> kind() {
            return switch (problem) {
                case AUTO -> Optional.empty();
                case SINGLE_LABEL_CLASSIFICATION -> Optional.of(LabelKind.ONE);
                case MULTI_LABEL_CLASSIFICATION -> Optional.of(LabelKind.MANY);
                case REGRESSION -> Optional.of(LabelKind.NUMBER);
            };
        }
    }

    /**
     * The rows of all three parts, for a request that was checked; its problems are thrown if it has some after all.
     */
    public Examples read(FineTuningRequest request, DatasetVersion train, Reading reading) {
        Findings findings = new Findings();
        Optional<Examples> examples = read(request, train, reading, findings);
        findings.throwIfAny();
        return examples.orElseThrow();
    }

    /**
     * The rows of all three parts. What is {@code auto} comes from the automatic split of the training data, which is
     * the one that an evaluation of a part of the same dataset makes with the same seed. Empty where the findings have
     * problems; all parts are looked at before that.
     */
    public Optional<Examples> read(
            FineTuningRequest request, DatasetVersion train, Reading reading, Findings findings) {
        Optional<DatasetRows> all = findings.attempt(() -> rows(request, train, reading.kind(), "train", reading));
        TrainingData data = request.data();
        Optional<LabelKind> kind = all.map(DatasetRows::kind);
        Optional<List<Example>> validation = own(request, data.validation(), "validation", kind, reading, findings);
        Optional<List<Example>> test = own(request, data.test(), "test", kind, reading, findings);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Optional<SplitRows> split = findings.attempt(() -> SplitRows.of(all.get(), data, reading.seed()));
        Optional<Examples> examples = split.flatMap(parts -> findings.attempt(() -> {
            LossFunction loss = loss(all.get().kind());
            return new Examples(
                    request.task(),
                    loss,
                    all.get().columns(),
                    LabelNames.of(request.task(), loss, parts.train(), reading.baseLabels()),
                    parts.train(),
                    validation.orElse(parts.validation()),
                    test.orElse(parts.test()));
        }));
        examples.filter(found -> found.loss() != LossFunction.REGRESSION).ifPresent(found -> {
            findings.attempt(() -> required(found.labels(), "validation", found.validation()));
            findings.attempt(() -> required(found.labels(), "test", found.test()));
        });
        return findings.isEmpty() ? examples : Optional.empty();
    }

    private static List<Example> required(List<String> labels, String part, List<Example> rows) {
        LabelNames.require(labels, part, rows);
        return rows;
    }

    private static LossFunction loss(LabelKind kind) {
        return switch (kind) {
            case ONE -> LossFunction.SINGLE_LABEL;
            case MANY -> LossFunction.MULTI_LABEL;
            case NUMBER -> LossFunction.REGRESSION;
        };
    }

    /** The rows of a dataset of its own; empty where the part is of the split. */
    private Optional<List<Example>> own(
            FineTuningRequest request,
            @Nullable String choice,
            String part,
            Optional<LabelKind> kind,
            Reading reading,
            Findings findings) {
        if (choice == null || choice.equals(TrainingData.AUTO)) {
            return Optional.empty();
        }
        if (choice.equals(TrainingData.NONE)) {
            return Optional.of(List.of());
        }
        return findings.attempt(() -> rows(request, catalog.dataset(VersionRef.of(choice)), kind, part, reading)
                        .rows())
                .or(() -> Optional.of(List.of()));
    }

    private DatasetRows rows(
            FineTuningRequest request, DatasetVersion dataset, Optional<LabelKind> kind, String part, Reading reading) {
        try (TemporaryFolder folder = TemporaryFolder.make("training-")) {
            Path file = folder.path().resolve("rows");
            artifacts.materialize(new Digest(dataset.digest()), file, Verification.TRUST);
            DatasetRows rows = DatasetRows.read(
                    new DatasetRows.Source(file, Format.ofWireName(dataset.format()), part),
                    request.task(),
                    request.columns(),
                    kind,
                    reading.pictures());
            if (rows.rows().isEmpty()) {
                throw new ProblemException(
                        ProblemCode.DATASET_EMPTY,
                        "The dataset '" + dataset.ref() + "' for the " + part + " rows has no rows.");
            }
            return rows;
        }
    }
}
