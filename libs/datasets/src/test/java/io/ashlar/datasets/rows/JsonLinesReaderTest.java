package io.ashlar.datasets.rows;

import static io.ashlar.datasets.rows.Problems.assertProblem;
import static io.ashlar.datasets.rows.Problems.rows;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesReaderTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepEveryJsonType() throws IOException {
        List<Row> rows = rows(
                folder,
                Format.JSONL,
                "{\"s\":\"ü😒\",\"i\":7,\"big\":12345678901234567890,\"n\":0.5,\"b\":true,\"z\":null,"
                        + "\"l\":[1,\"a\",[]],\"o\":{\"k\":{}}}\n");

        Map<String, Object> values = rows.get(0).values();
        assertThat(values)
                .containsEntry("s", "ü😒")
                .containsEntry("i", 7L)
                .containsEntry("big", new BigInteger("12345678901234567890"))
                .containsEntry("n", 0.5)
                .containsEntry("b", true)
                .containsEntry("z", null)
                .containsEntry("l", List.of(1L, "a", List.of()))
                .containsEntry("o", Map.of("k", Map.of()));
        assertThat(values.keySet()).containsExactly("s", "i", "big", "n", "b", "z", "l", "o");
    }

    @Test
    void shouldReadAnyLineEndingsAByteOrderMarkAndALastLineWithoutOne() throws IOException {
        List<Row> rows = rows(folder, Format.JSONL, "\ufeff{\"a\":1}\r\n\n  \t\r\n{\"a\":2}\n{\"a\":3}");

        assertThat(rows).extracting(Row::number).containsExactly(1L, 4L, 5L);
        assertThat(rows).extracting(row -> row.value("a")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void shouldSplitAtLineFeedsOnly() throws IOException {
        List<Row> rows = rows(folder, Format.JSONL, "{\"a\":\"x\u2028y\u0085z\"}\n");

        assertThat(rows).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1,}            | not valid JSON
            {"a":1              | not valid JSON
            {'a':1}             | not valid JSON
            {"a":01}            | not valid JSON
            {"a":NaN}           | not valid JSON
            {"a":1e999}         | too large
            {"a":1} {"a":2}     | something follows
            {"a":1,"a":2}       | Duplicate
            {"o":{"k":1,"k":2}} | Duplicate
            [1,2]               | it is a list
            "text"              | it is a single value
            null                | it is null
            {"a":"\\u0000"}     | U+0000
            {"a":"\\ud800"}     | lone surrogate U+D800
            """)
    void shouldTellTheLineAndTheReason(String line, String reason) {
        assertProblem(ProblemCode.DATASET_MALFORMED_ROW, folder, Format.JSONL, "{\"z\":1}\n" + line + "\n{\"z\":2}\n")
                .hasMessageContaining("Line 2 is malformed")
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseNestingWithoutEnd() {
        assertProblem(
                        ProblemCode.DATASET_MALFORMED_ROW,
                        folder,
                        Format.JSONL,
                        "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}")
                .hasMessageContaining("nesting depth");
    }

    @Test
    void shouldTellTheOffsetOfAByteThatIsNotUtf8() {
        byte[] latin = "{\"a\":1}\n{\"a\":\"caf\u00e9\"}\n".getBytes(ISO_8859_1);

        assertProblem(ProblemCode.DATASET_ENCODING_INVALID, folder, Format.JSONL, latin, ReadLimits.DEFAULT)
                .hasMessageContaining("0xe9 at offset 17");
    }

    @Test
    void shouldRefuseOverlongAndSurrogateEncodings() {
        byte[] overlong = {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'};
        byte[] surrogate = {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'};
        byte[] cut = {'{', '"', (byte) 0xf0, (byte) 0x9f};

        for (byte[] content : List.of(overlong, surrogate, cut)) {
            assertProblem(ProblemCode.DATASET_ENCODING_INVALID, folder, Format.JSONL, content, ReadLimits.DEFAULT)
                    .hasMessageContaining("offset 2");
        }
    }

    @Test
    void shouldRecognizeUtf16() {
        assertProblem(
                        ProblemCode.DATASET_ENCODING_INVALID,
                        folder,
                        Format.JSONL,
                        "{\"a\":1}".getBytes(UTF_16),
                        ReadLimits.DEFAULT)
                .hasMessageContaining("looks like UTF-16");
    }

    @Test
    void shouldRefuseALineOverTheLimit() throws IOException {
        ReadLimits limits = new ReadLimits(20, 10);
        byte[] fits = "{\"a\":\"12345678901\"}\n{\"a\":\"123456789012\"}\n".getBytes(UTF_8);
        byte[] tooLong = "{\"a\":\"12345678901\"}\n{\"a\":\"1234567890123\"}\n".getBytes(UTF_8);

        assertThat(rows(folder, Format.JSONL, fits, limits)).hasSize(2);
        assertProblem(ProblemCode.DATASET_LINE_TOO_LONG, folder, Format.JSONL, tooLong, limits)
                .hasMessageContaining("Line 2");
    }

    @Test
    void shouldRefuseALineWithoutEndAfterTheLimit() {
        long[] taken = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                taken[0]++;
                return 'a';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                taken[0] += length;
                return length;
            }
        };

        assertThatThrownBy(() -> new LineSource(endless, 1 << 20).advance())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.DATASET_LINE_TOO_LONG));
        assertThat(taken[0]).isLessThan(2 << 20);
    }

    @Test
    void shouldRefuseADatasetWithoutRows() {
        assertProblem(ProblemCode.DATASET_EMPTY, folder, Format.JSONL, "");
        assertProblem(ProblemCode.DATASET_EMPTY, folder, Format.JSONL, "\n\n  \n");
    }

    @Test
    void shouldTellWhereAColumnChangesItsType() {
        assertProblem(
                        ProblemCode.DATASET_MALFORMED_ROW,
                        folder,
                        Format.JSONL,
                        "{\"a\":null}\n{\"a\":\"x\"}\n{\"b\":1}\n{\"a\":[\"x\"]}\n")
                .hasMessageContaining("Line 4")
                .hasMessageContaining("'a' is of type list here and of type string before (first on line 2)");
    }

    @Test
    void shouldTakeIntegersForNumbers() throws IOException {
        assertThat(rows(folder, Format.JSONL, "{\"a\":1}\n{\"a\":0.5}\n{\"a\":2}\n"))
                .hasSize(3);
    }

    @Test
    void shouldBoundTheColumnsOfAllRowsTogether() {
        assertProblem(
                        ProblemCode.DATASET_MALFORMED_ROW,
                        folder,
                        Format.JSONL,
                        "{\"a\":1}\n{\"b\":1}\n{\"c\":null}\n".getBytes(UTF_8),
                        new ReadLimits(100, 2))
                .hasMessageContaining("Line 3")
                .hasMessageContaining("more than 2 columns");
    }
}
