package io.ashlar.datasets.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;

/** Reads a text as a file of a format, and expects rows or a problem. */
final class Problems {
    private Problems() {}

    static List<Row> rows(Path folder, Format format, String content) throws IOException {
        return rows(folder, format, content.getBytes(StandardCharsets.UTF_8), ReadLimits.DEFAULT);
    }

    static List<Row> rows(Path folder, Format format, byte[] content, ReadLimits limits) throws IOException {
        Path file = Files.write(folder.resolve("rows." + format.wireName()), content);
        List<Row> rows = new ArrayList<>();
        try (DatasetReader reader = DatasetReader.open(file, format, limits)) {
            reader.forEach(rows::add);
        }
        return rows;
    }

    static AbstractThrowableAssert<?, ? extends Throwable> assertProblem(
            ProblemCode code, Path folder, Format format, String content) {
        return assertProblem(code, folder, format, content.getBytes(StandardCharsets.UTF_8), ReadLimits.DEFAULT);
    }

    static AbstractThrowableAssert<?, ? extends Throwable> assertProblem(
            ProblemCode code, Path folder, Format format, byte[] content, ReadLimits limits) {
        return assertThatThrownBy(() -> rows(folder, format, content, limits))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
