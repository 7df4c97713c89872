package io.ashlar.training.data;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import io.ashlar.contracts.catalog.CatalogLookup;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.DataPart;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.contracts.requests.TrainingData;
import io.ashlar.datasets.columns.LabeledTexts;
import io.ashlar.datasets.columns.TextClassificationColumns;
import io.ashlar.datasets.rows.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and splits the data that a request names. */
@ApplicationScoped
public class TrainingRows {
    private static final int SHARE_PERCENT = 10;

    private final CatalogLookup catalog;
    private final ArtifactStore artifacts;

    TrainingRows(CatalogLookup catalog, ArtifactStore artifacts) {
        this.catalog = catalog;
        this.artifacts = artifacts;
    }

    /**
     * The rows of all three parts. What is {@code auto} comes from the automatic split of the training data, which is
     * the one that an evaluation of a part of the same dataset makes with the same seed.
     */
    public Examples read(FineTuningRequest request, DatasetVersion train, long seed) {
        TextClassificationColumns columns = TextClassificationColumns.of(request.columns());
        LabeledTexts all = rows(train, columns);
        TrainingData data = request.data();
        boolean automatic = TrainingData.AUTO.equals(data.validation()) || TrainingData.AUTO.equals(data.test());
        if (automatic && all.size() < SHARE_PERCENT) {
            throw new ProblemException(
                    ProblemCode.DATASET_EMPTY,
                    "The dataset has " + all.size() + " rows; the automatic split needs at least " + SHARE_PERCENT
                            + ". Bring more rows, or validation and test datasets of your own (or 'none').");
        }
        LabeledTexts validation = part(data.validation(), all, DataPart.VALIDATION, columns, seed);
        LabeledTexts test = part(data.test(), all, DataPart.TEST, columns, seed);
        return Examples.of(automatic ? rest(all, data, seed) : all, validation, test);
    }

    /** What is not taken out for another part stays to train on. */
    private static LabeledTexts rest(LabeledTexts all, TrainingData data, long seed) {
        List<Integer> positions = new ArrayList<>(all.part(DataPart.TRAIN, seed).numbers());
        if (!TrainingData.AUTO.equals(data.validation())) {
            positions.addAll(all.part(DataPart.VALIDATION, seed).numbers());
        }
        if (!TrainingData.AUTO.equals(data.test())) {
            positions.addAll(all.part(DataPart.TEST, seed).numbers());
        }
        return all.select(positions);
    }

    private LabeledTexts part(
            @Nullable String choice, LabeledTexts all, DataPart part, TextClassificationColumns columns, long seed) {
        if (choice == null || choice.equals(TrainingData.AUTO)) {
            return all.part(part, seed);
        }
        if (choice.equals(TrainingData.NONE)) {
            return new LabeledTexts(List.of(), List.of());
        }
        return rows(catalog.dataset(VersionRef.of(choice)), columns);
    }

    private LabeledTexts rows(DatasetVersion dataset, TextClassificationColumns columns) {
        try {
            Path folder = Files.createTempDirectory("training-");
            Path file = folder.resolve("rows");
            try {
                artifacts.materialize(new Digest(dataset.digest()), file, Verification.TRUST);
                return LabeledTexts.read(file, Format.ofWireName(dataset.format()), columns);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
