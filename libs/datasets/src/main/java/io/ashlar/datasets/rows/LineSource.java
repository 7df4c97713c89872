package io.ashlar.datasets.rows;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines as bytes, by their line feeds, never more than one in memory and none over the limit. */
final class LineSource implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream content;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private byte[] line = new byte[1 << 12];
    private int length;
    private long number;
    private long offset;
    private long nextOffset;

    LineSource(InputStream content, int maxLineBytes) {
        this.content = content;
        this.maxLineBytes = maxLineBytes;
    }

    /** Moves to the next line; false after the last one. */
    boolean advance() throws IOException {
        offset = nextOffset;
        length = 0;
        number++;
        while (true) {
            if (position == limit && !fill()) {
                return length > 0;
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            append(end - position);
            if (end < limit) {
                position = end + 1;
                nextOffset = offset + length + 1;
                return true;
            }
            position = end;
        }
    }

    private boolean fill() throws IOException {
        limit = Math.max(0, content.read(buffer));
        position = 0;
        return limit > 0;
    }

    private void append(int bytes) {
        int total = length + bytes;
        if (total > maxLineBytes) {
            throw Malformed.tooLong(number, maxLineBytes);
        }
        if (total > line.length) {
            line = Arrays.copyOf(line, Math.max(total, Math.min(maxLineBytes, 2 * line.length)));
        }
        System.arraycopy(buffer, position, line, length, bytes);
        length = total;
    }

    /** The line's bytes without its line feed: the first {@link #length} of them, until the next advance. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    /** From 1. */
    long number() {
        return number;
    }

    /** Where the line starts in the file. */
    long offset() {
        return offset;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
