package io.ashlar.evaluation.data;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Verification;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.requests.DataPart;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.datasets.profile.DatasetProfiler;
import io.ashlar.datasets.rows.DatasetReader;
import io.ashlar.datasets.rows.Format;
import io.ashlar.datasets.splits.Split;
import io.ashlar.datasets.splits.Splitter;
import io.ashlar.evaluation.tasks.Example;
import io.ashlar.evaluation.tasks.TaskEvaluation;
import io.ashlar.evaluation.tasks.TaskEvaluations;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows that a request names out of the artifact store. */
@ApplicationScoped
public class EvaluationData {
    private final ArtifactStore artifacts;

    EvaluationData(ArtifactStore artifacts) {
        this.artifacts = artifacts;
    }

    /**
     * The part of the dataset; every problem of the columns or rows is told with its line.
     *
     * @param numbers whether a model gives a number, so that whole numbers are no labels
     */
    public EvaluationRows read(DatasetVersion dataset, EvaluationRequest request, boolean numbers) {
        try {
            Path folder = Files.createTempDirectory("evaluation-");
            Path file = folder.resolve("rows");
            try {
                artifacts.materialize(new Digest(dataset.digest()), file, Verification.TRUST);
                return read(file, Format.ofWireName(dataset.format()), request, numbers);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same from a file. */
    static EvaluationRows read(Path file, Format format, EvaluationRequest request, boolean numbers) {
        TaskEvaluation task = TaskEvaluations.of(
                request.task(),
                request.columns(),
                DatasetProfiler.profile(file, format).columns(),
                numbers);
        List<Example> all = new ArrayList<>();
        try (DatasetReader reader = DatasetReader.open(file, format)) {
            reader.forEach(row -> all.add(task.example(row).at(all.size())));
        }
        DataPart part = request.partOrDefault();
        if (part == DataPart.ALL) {
            return new EvaluationRows(task, all, List.of());
        }
        Split split =
                Splitter.standard().split(all.stream().map(Example::stratum).toList(), request.splitSeedOrDefault());
        List<Example> train = choose(all, split.train());
        return switch (part) {
            case TRAIN -> new EvaluationRows(task, train, List.of());
            case VALIDATION -> new EvaluationRows(task, choose(all, split.validation()), train);
            default -> new EvaluationRows(task, choose(all, split.test()), train);
        };
    }

    private static List<Example> choose(List<Example> all, List<Integer> positions) {
        return positions.stream().map(all::get).toList();
    }
}
