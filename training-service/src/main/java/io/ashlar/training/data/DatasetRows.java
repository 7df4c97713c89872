package io.ashlar.training.data;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.columns.LabelKind;
import io.ashlar.datasets.profile.ColumnProfile;
import io.ashlar.datasets.profile.DatasetProfiler;
import io.ashlar.datasets.rows.DatasetReader;
import io.ashlar.datasets.rows.Format;
import io.ashlar.training.rows.Example;
import io.ashlar.training.rows.RowProblems;
import io.ashlar.training.rows.RowReading;
import io.ashlar.training.rows.RowReadings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of one dataset.
 *
 * @param kind what its labels are
 * @param columns the column that has each role
 * @param strata what the automatic split keeps in proportion, a text a row
 */
record DatasetRows(LabelKind kind, Map<String, String> columns, List<Example> rows, List<String> strata) {
    DatasetRows {
        rows = List.copyOf(rows);
        strata = List.copyOf(strata);
    }

    /** A file, and what its rows are for. */
    record Source(Path file, Format format, String part) {}

    /** Reads the whole file; a file that cannot be read further ends it, problems of rows are told together. */
    static DatasetRows read(
            Source source, Task task, Map<String, String> columns, Optional<LabelKind> given, Path pictures) {
        List<ColumnProfile> profiles =
                DatasetProfiler.profile(source.file(), source.format()).columns();
        LabelKind kind = given.orElseGet(() -> RowReadings.kind(task, columns, profiles));
        RowReading reading = new RowReadings(columns, profiles, kind, pictures).of(task);
        RowProblems problems = new RowProblems(source.part());
        List<Example> rows = new ArrayList<>();
        List<String> strata = new ArrayList<>();
        try (DatasetReader reader = DatasetReader.open(source.file(), source.format())) {
            reader.forEach(row -> {
                try {
                    Example example = reading.example(row);
                    rows.add(example);
                    strata.add(reading.stratum(example));
                } catch (ProblemException e) {
                    problems.add(e);
                }
            });
        }
        problems.throwIfAny();
        return new DatasetRows(kind, reading.columns().names(), rows, strata);
    }

    /** The rows at these positions, in their order. */
    List<Example> choose(List<Integer> positions) {
        return positions.stream().map(rows::get).toList();
    }
}
