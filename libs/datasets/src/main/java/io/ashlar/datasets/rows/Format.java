package io.ashlar.datasets.rows;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import java.util.Locale;

/** The formats that a dataset may come in. */
public enum Format {
    /** One JSON object a line. */
    JSONL(".jsonl", ".ndjson"),
    /** RFC 4180: commas, a header, quotes where needed. */
    CSV(".csv"),
    /** The same with tabs. */
    TSV(".tsv", ".tab"),
    PARQUET(".parquet");

    private final List<String> endings;

    Format(String... endings) {
        this.endings = List.of(endings);
    }

    /** The format that a file's name stands for. */
    public static Format ofFileName(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        for (Format format : values()) {
            if (format.endings.stream().anyMatch(lower::endsWith)) {
                return format;
            }
        }
        throw unsupported("The file name '" + fileName + "' does not say a format that is supported");
    }

    /** The format of a wire name, as {@link #wireName} gives it. */
    @JsonCreator
    public static Format ofWireName(String wireName) {
        for (Format format : values()) {
            if (format.wireName().equals(wireName)) {
                return format;
            }
        }
        throw unsupported("'" + wireName + "' is not a format that is supported");
    }

    /** The name in requests and profiles: {@code jsonl}, {@code csv}, {@code tsv}, {@code parquet}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProblemException unsupported(String what) {
        return new ProblemException(
                ProblemCode.DATASET_FORMAT_UNSUPPORTED,
                what + ". Bring JSON Lines (.jsonl), .csv, .tsv or .parquet, not compressed.");
    }
}
