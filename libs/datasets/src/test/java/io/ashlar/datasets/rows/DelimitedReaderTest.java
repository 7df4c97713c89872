package io.ashlar.datasets.rows;

import static io.ashlar.datasets.rows.Problems.assertProblem;
import static io.ashlar.datasets.rows.Problems.rows;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.problems.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedReaderTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadQuotesDelimitersAndLineBreaksInsideFields() throws IOException {
        List<Row> rows =
                rows(folder, Format.CSV, "\ufefftext,label\r\n\"a, \"\"b\"\"\r\nc\",x\r\n\r\n  kept  ,007\r\n");

        assertThat(rows).extracting(Row::number).containsExactly(2L, 5L);
        assertThat(rows.get(0).values()).containsEntry("text", "a, \"b\"\r\nc").containsEntry("label", "x");
        assertThat(rows.get(1).values()).containsEntry("text", "  kept  ").containsEntry("label", "007");
    }

    @Test
    void shouldTellAnEmptyTextFromNoValue() throws IOException {
        Row row = rows(folder, Format.CSV, "a,b\n\"\",\n").get(0);

        assertThat(row.value("a")).isEqualTo("");
        assertThat(row.value("b")).isNull();
    }

    @Test
    void shouldReadTabs() throws IOException {
        Row row = rows(folder, Format.TSV, "a\tb\nx, y\tz \"w\"\n").get(0);

        assertThat(row.values()).containsEntry("a", "x, y").containsEntry("b", "z \"w\"");
    }

    @Test
    void shouldReadCharactersAcrossBufferBoundaries() throws IOException {
        String text = "😒".repeat(50_000);

        assertThat(rows(folder, Format.CSV, "a\nx" + text + "\n").get(0).value("a"))
                .isEqualTo("x" + text);
    }

    @Test
    void shouldTellTheLineOfARowWithOtherFields() {
        assertProblem(ProblemCode.DATASET_MALFORMED_ROW, folder, Format.CSV, "a,b\n\"1\n1\",2\n1,2,3\n")
                .hasMessageContaining("Line 4 is malformed: it has 3 fields, and the header has 2 columns");
        assertProblem(ProblemCode.DATASET_MALFORMED_ROW, folder, Format.CSV, "a,b\n1\n")
                .hasMessageContaining("Line 2 is malformed: it has 1 field,");
    }

    @Test
    void shouldTellTheLineOfABrokenQuote() {
        assertProblem(ProblemCode.DATASET_MALFORMED_ROW, folder, Format.CSV, "a,b\n1,2\n\"1\"x,2\n")
                .hasMessageContaining("Line 3 is malformed: something follows a closing quote");
        assertProblem(ProblemCode.DATASET_MALFORMED_ROW, folder, Format.CSV, "a,b\n1,2\n3,\"4\n5,6\n")
                .hasMessageContaining("Line 3 is malformed: a quote opens here and is not closed");
    }

    @Test
    void shouldRefuseHeadersThatDoNotNameEveryColumnOnce() {
        assertProblem(ProblemCode.DATASET_MALFORMED_ROW, folder, Format.CSV, "a,a\n1,2\n")
                .hasMessageContaining("names the column 'a' twice");
        assertProblem(ProblemCode.DATASET_MALFORMED_ROW, folder, Format.CSV, "a,\n1,2\n")
                .hasMessageContaining("column 2 has no name");
    }

    @Test
    void shouldRefuseADatasetWithoutRows() {
        assertProblem(ProblemCode.DATASET_EMPTY, folder, Format.CSV, "");
        assertProblem(ProblemCode.DATASET_EMPTY, folder, Format.CSV, "a,b\n");
    }

    @Test
    void shouldTellTheOffsetOfAByteThatIsNotUtf8() {
        byte[] latin = ("a\n" + "x\n".repeat(40_000) + "caf\u00e9\n").getBytes(ISO_8859_1);

        assertProblem(ProblemCode.DATASET_ENCODING_INVALID, folder, Format.CSV, latin, ReadLimits.DEFAULT)
                .hasMessageContaining("0xe9 at offset 80005");
    }

    @Test
    void shouldStopAtAQuoteThatSwallowsTheFile() {
        byte[] content = ("a,b\n1,2\n1,\"" + "3,4\n".repeat(50_000)).getBytes(UTF_8);

        assertProblem(ProblemCode.DATASET_LINE_TOO_LONG, folder, Format.CSV, content, new ReadLimits(100_000, 10))
                .hasMessageContaining("Line 3");
    }

    @Test
    void shouldRefuseZeroBytesInText() {
        assertProblem(ProblemCode.DATASET_MALFORMED_ROW, folder, Format.CSV, "a,b\n1,x\u0000y\n")
                .hasMessageContaining("Line 2")
                .hasMessageContaining("U+0000");
    }
}
