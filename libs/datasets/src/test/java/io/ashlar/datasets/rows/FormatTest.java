package io.ashlar.datasets.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    @ParameterizedTest
    @CsvSource({"a.jsonl,JSONL", "A.NDJSON,JSONL", "b.c.csv,CSV", "x.tsv,TSV", "x.tab,TSV", "d/p.parquet,PARQUET"})
    void shouldTakeTheFormatFromTheFileName(String name, Format format) {
        assertThat(Format.ofFileName(name)).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.json", "data.jsonl.gz", "data.xlsx", "csv", ""})
    void shouldNameTheFormatsThereAre(String name) {
        assertThatThrownBy(() -> Format.ofFileName(name))
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining(".parquet")
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.code()).isEqualTo(ProblemCode.DATASET_FORMAT_UNSUPPORTED));
    }

    @Test
    void shouldComeBackFromItsWireName() {
        for (Format format : Format.values()) {
            assertThat(Format.ofWireName(format.wireName())).isEqualTo(format);
        }
        assertThatThrownBy(() -> Format.ofWireName("CSV")).isInstanceOf(ProblemException.class);
    }
}
