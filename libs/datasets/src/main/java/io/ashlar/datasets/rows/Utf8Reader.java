package io.ashlar.datasets.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;

/** Characters for a parser that has no limit of its own: counts what the parser takes for one record. */
final class Utf8Reader extends Reader {
    private final InputStream content;
    private final int maxRecordChars;
    private final StrictUtf8 utf8 = new StrictUtf8();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15).flip();
    private final CharBuffer characters = CharBuffer.allocate(1 << 15).flip();
    private long offsetOfIndexZero;
    private boolean started;
    private boolean ended;
    private long taken;
    private long recordLine = 1;

    Utf8Reader(InputStream content, int maxRecordChars) {
        this.content = content;
        this.maxRecordChars = maxRecordChars;
    }

    /** Starts the count anew: the parser is about to read the record that begins on this line. */
    void startRecord(long line) {
        taken = 0;
        recordLine = line;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!characters.hasRemaining()) {
            if (ended) {
                return -1;
            }
            refill();
        }
        int n = Math.min(length, characters.remaining());
        characters.get(target, offset, n);
        taken += n;
        if (taken > maxRecordChars) {
            throw Malformed.tooLong(recordLine, maxRecordChars);
        }
        return n;
    }

    private void refill() throws IOException {
        offsetOfIndexZero += bytes.position();
        bytes.compact();
        int n = content.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
        ended = n < bytes.remaining();
        bytes.position(bytes.position() + n).flip();
        if (!started && StrictUtf8.startsWithBom(bytes.array(), bytes.limit())) {
            bytes.position(StrictUtf8.BOM_LENGTH);
        }
        started = true;
        characters.clear();
        utf8.decode(bytes, characters, ended, offsetOfIndexZero);
        characters.flip();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
