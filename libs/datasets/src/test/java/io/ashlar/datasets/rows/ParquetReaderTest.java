package io.ashlar.datasets.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetReaderTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadEveryTypeAsJson() throws SQLException {
        Path file = write(
                "SELECT 'ü' AS s, 7::TINYINT AS i, 0.1::FLOAT AS f, 2.50::DECIMAL(9,2) AS d, true AS b, NULL::VARCHAR AS z,"
                        + " [1, NULL, 3] AS l, {'k': ['v'], 'n': {'m': 1}} AS o, MAP {'key': 2} AS m, 'ab'::BLOB AS bytes,"
                        + " TIMESTAMP '2026-11-21 10:20:30' AS t, DATE '2026-11-21' AS day, 'nan'::DOUBLE AS nan,"
                        + " 18446744073709551615::UBIGINT AS h");

        Row row = read(file).get(0);

        assertThat(row.number()).isEqualTo(1);
        assertThat(row.values())
                .containsEntry("s", "ü")
                .containsEntry("i", 7L)
                .containsEntry("f", 0.1)
                .containsEntry("d", 2.5)
                .containsEntry("b", true)
                .containsEntry("z", null)
                .containsEntry("o", Map.of("k", List.of("v"), "n", Map.of("m", 1L)))
                .containsEntry("m", Map.of("key", 2L))
                .containsEntry("bytes", "YWI=")
                .containsEntry("t", "2026-11-21T10:20:30Z")
                .containsEntry("day", "2026-11-21")
                .containsEntry("nan", null);
        assertThat(row.value("l")).isEqualTo(Arrays.asList(1L, null, 3L));
        assertThat(row.value("h")).asString().isEqualTo("18446744073709551615");
    }

    @Test
    void shouldReadManyRowGroupsInOrder() throws SQLException {
        Path file = write("SELECT range AS n FROM range(300000)");

        List<Row> rows = read(file);

        assertThat(rows).hasSize(300_000);
        assertThat(rows.get(299_999).value("n")).isEqualTo(299_999L);
    }

    @Test
    void shouldTakeAFileNameLiterally() throws SQLException, IOException {
        Path one = write("SELECT 1 AS n");
        Path starred = Files.move(one, folder.resolve("what[is]*this?.parquet"));
        write("SELECT 2 AS n");

        assertThat(read(starred)).extracting(row -> row.value("n")).containsExactly(1L);
    }

    @Test
    void shouldRefuseWhatIsNoParquet() throws IOException {
        Path text = Files.writeString(folder.resolve("text.parquet"), "{\"a\":1}\n".repeat(10));
        Path empty = Files.createFile(folder.resolve("empty.parquet"));

        assertProblem(ProblemCode.DATASET_FORMAT_UNSUPPORTED, text);
        assertProblem(ProblemCode.DATASET_FORMAT_UNSUPPORTED, empty);
    }

    @Test
    void shouldRefuseATruncatedOrDamagedFile() throws IOException, SQLException {
        byte[] content = Files.readAllBytes(write("SELECT range AS n, 'text ' || range AS s FROM range(5000)"));
        Path truncated = Files.write(folder.resolve("truncated.parquet"), Arrays.copyOf(content, content.length / 2));
        for (int i = content.length - 300; i < content.length - 8; i++) {
            content[i] = (byte) 0xff;
        }
        Path damaged = Files.write(folder.resolve("damaged.parquet"), content);

        assertProblem(ProblemCode.DATASET_FORMAT_UNSUPPORTED, truncated);
        assertProblem(ProblemCode.DATASET_MALFORMED_ROW, damaged);
    }

    @Test
    void shouldRefuseADatasetWithoutRows() throws SQLException {
        assertProblem(ProblemCode.DATASET_EMPTY, write("SELECT 1 AS n WHERE false"));
    }

    private Path write(String query) throws SQLException {
        Path file = folder.resolve("rows.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }

    private static List<Row> read(Path file) {
        List<Row> rows = new ArrayList<>();
        try (DatasetReader reader = DatasetReader.open(file, Format.PARQUET)) {
            reader.forEach(rows::add);
        }
        return rows;
    }

    private static void assertProblem(ProblemCode code, Path file) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
