package io.ashlar.evaluation.data;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.datasets.columns.LabeledTexts;
import io.ashlar.datasets.columns.TextClassificationColumns;
import io.ashlar.datasets.rows.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the rows that a request names out of the artifact store. */
@ApplicationScoped
public class EvaluationData {
    private final ArtifactStore artifacts;

    EvaluationData(ArtifactStore artifacts) {
        this.artifacts = artifacts;
    }

    /** The part of the dataset; every problem of the columns or rows is told with its line. */
    public LabeledTexts read(DatasetVersion dataset, EvaluationRequest request) {
        try {
            Path folder = Files.createTempDirectory("evaluation-");
            Path file = folder.resolve("rows");
            try {
                artifacts.materialize(new Digest(dataset.digest()), file, Verification.TRUST);
                return LabeledTexts.read(
                                file,
                                Format.ofWireName(dataset.format()),
                                TextClassificationColumns.of(request.columns()))
                        .part(request.partOrDefault(), request.splitSeedOrDefault());
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
