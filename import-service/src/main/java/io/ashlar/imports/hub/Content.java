package io.ashlar.imports.hub;

import java.io.IOException;
import java.io.InputStream;

/**
 * The rest of a file, as it comes in.
 *
 * @param stream may be closed by another thread, which ends a read that waits
 * @param offset where it begins: 0 if the place cannot begin in the middle
 */
public record Content(InputStream stream, long offset) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        stream.close();
    }
}
