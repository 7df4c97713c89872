package io.ashlar.datasets.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * CSV and TSV by RFC 4180: the first record is the header, every other one has as many fields; empty lines are passed
 * over.
 */
final class DelimitedReader implements DatasetReader {
    private final Utf8Reader characters;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private long line;

    DelimitedReader(Path file, char delimiter, ReadLimits limits) throws IOException {
        characters = new Utf8Reader(Files.newInputStream(file), limits.maxRowBytes());
        try {
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(delimiter)
                    .setIgnoreEmptyLines(false)
                    .setNullString("")
                    .setQuoteMode(QuoteMode.ALL_NON_NULL) // tells "" from an empty field
                    .get();
            parser = CSVParser.builder().setReader(characters).setFormat(format).get();
            records = parser.iterator();
            header = readHeader(limits);
        } catch (IOException | RuntimeException e) {
            characters.close();
            throw e;
        }
    }

    private List<String> readHeader(ReadLimits limits) {
        CSVRecord first = nextRecord();
        if (first == null) {
            throw Malformed.empty();
        }
        if (first.size() > limits.maxColumns()) {
            throw Malformed.line(
                    line, "it names " + first.size() + " columns, and " + limits.maxColumns() + " are the most", null);
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < first.size(); i++) {
            String name = text(first.get(i));
            if (name == null || name.isEmpty()) {
                throw Malformed.line(line, "the header's column " + (i + 1) + " has no name", null);
            }
            if (!seen.add(name)) {
                throw Malformed.line(line, "the header names the column '" + name + "' twice", null);
            }
            names.add(name);
        }
        return names;
    }

    @Override
    public @Nullable Row next() {
        CSVRecord fields = nextRecord();
        if (fields == null) {
            return null;
        }
        if (fields.size() != header.size()) {
            throw Malformed.line(
                    line,
                    "it has " + fields.size() + (fields.size() == 1 ? " field" : " fields") + ", and the header has "
                            + header.size()
                            + " columns (a field with the delimiter, a quote or a line break needs quotes "
                            + "around it)",
                    null);
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            values.put(header.get(i), text(fields.get(i)));
        }
        return new Row(line, values);
    }

    /** The next record that is not an empty line, or null; the parser's own state says where it starts. */
    private @Nullable CSVRecord nextRecord() {
        while (true) {
            line = parser.getCurrentLineNumber() + 1;
            characters.startRecord(line);
            try {
                if (!records.hasNext()) {
                    return null;
                }
                CSVRecord fields = records.next();
                if (fields.size() > 1 || fields.get(0) != null) {
                    return fields;
                }
            } catch (UncheckedIOException e) {
                throw Malformed.line(line, reason(e), e);
            }
        }
    }

    private @Nullable String text(@Nullable String field) {
        String reason = field == null ? null : Malformed.unstorable(field);
        if (reason != null) {
            throw Malformed.line(line, reason, null);
        }
        return field;
    }

    private static String reason(UncheckedIOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = String.valueOf(cause.getMessage());
        if (message.contains("EOF")) {
            return "a quote opens here and is not closed before the file ends";
        }
        if (message.contains("encapsulated token")) {
            return "something follows a closing quote (a quote inside a quoted field is written twice)";
        }
        return message;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
