package io.ashlar.datasets.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** JSON Lines; lines of blanks only are passed over. */
final class JsonLinesReader implements DatasetReader {
    private final LineSource lines;
    private final StrictUtf8 utf8 = new StrictUtf8();
    private final JsonObjectParser parser = new JsonObjectParser();

    JsonLinesReader(Path file, ReadLimits limits) throws IOException {
        lines = new LineSource(Files.newInputStream(file), limits.maxRowBytes());
    }

    @Override
    public @Nullable Row next() {
        try {
            while (lines.advance()) {
                boolean bom = lines.offset() == 0 && StrictUtf8.startsWithBom(lines.bytes(), lines.length());
                CharBuffer text = utf8.decode(
                        lines.bytes(), bom ? StrictUtf8.BOM_LENGTH : 0, lines.length(), lines.offset() + (bom ? 3 : 0));
                if (!isBlank(text)) {
                    return new Row(lines.number(), parser.parse(text, lines.number()));
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBlank(CharBuffer text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
