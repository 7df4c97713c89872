package io.ashlar.models.images;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A file whose end is an end: a reader that goes on asking for bytes behind it, a pixel at a time, is stopped. Readers
 * may look a little beyond.
 */
final class EndingInput extends MemoryCacheImageInputStream {
    private static final int MOST_READS = 4096;

    private int readsBehindTheEnd;

    EndingInput(byte... file) {
        super(new ByteArrayInputStream(file));
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read < 0 && ++readsBehindTheEnd > MOST_READS) {
            throw new IOException("it ends before its last pixel");
        }
        return read;
    }
}
