package io.ashlar.models.checkpoint;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One safetensors file, its header checked before anything is used and its tensors read as they are streamed: memory
 * holds one window of them.
 */
public final class SafetensorsFile implements Checkpoint {
    private static final int PREFIX = Long.BYTES;
    private static final long MAX_HEADER = 100_000_000;
    private static final int WINDOW = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    private final SafetensorsHeader header;
    private final long dataStart;

    private SafetensorsFile(Path file, FileChannel channel, SafetensorsHeader header, long dataStart) {
        this.file = file;
        this.channel = channel;
        this.header = header;
        this.dataStart = dataStart;
    }

    /** Opens and checks the file. */
    public static SafetensorsFile open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return read(file, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MISSING, "The model has no file '" + file.getFileName() + "'.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SafetensorsFile read(Path file, FileChannel channel) throws IOException {
        String name = file.getFileName().toString();
        long size = channel.size();
        if (size < PREFIX) {
            throw SafetensorsHeader.malformed(name, "it has " + size + " bytes, not even the length of its header");
        }
        long length = bytes(channel, 0, PREFIX).getLong();
        if (length < 2 || length > Math.min(MAX_HEADER, size - PREFIX)) {
            throw SafetensorsHeader.malformed(
                    name,
                    "its header claims " + Long.toUnsignedString(length) + " bytes, where the file has "
                            + (size - PREFIX) + " and the format allows " + MAX_HEADER);
        }
        byte[] text = bytes(channel, PREFIX, (int) length).array();
        long dataStart = PREFIX + length;
        return new SafetensorsFile(file, channel, SafetensorsHeader.parse(name, text, size - dataStart), dataStart);
    }

    private static ByteBuffer bytes(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        fill(channel, buffer, position);
        return buffer;
    }

    /** Reads from {@code position} of the file what the buffer has room for, and makes it ready to be read. */
    private static void fill(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("The file ended while it was read");
            }
        }
        buffer.flip();
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(header.entries().keySet());
    }

    @Override
    public Optional<Tensor> find(String name) {
        return Optional.ofNullable(header.entries().get(name)).map(Stored::new);
    }

    /** The file's {@code __metadata__}. */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(header.metadata());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tensor of the file. */
    private final class Stored implements Tensor {
        private final SafetensorsHeader.Entry entry;

        Stored(SafetensorsHeader.Entry entry) {
            this.entry = entry;
        }

        @Override
        public DType dtype() {
            return entry.dtype();
        }

        @Override
        public List<Long> shape() {
            return entry.shape();
        }

        @Override
        public Optional<FileRegion> region() {
            return Optional.of(new FileRegion(file, dataStart + entry.begin()));
        }

        @Override
        public void stream(ChunkConsumer consumer) throws IOException {
            ByteBuffer window = ByteBuffer.allocate((int) Math.min(WINDOW, entry.end() - entry.begin()));
            for (long at = entry.begin(); at < entry.end(); at += window.limit()) {
                window.clear().limit((int) Math.min(WINDOW, entry.end() - at));
                fill(channel, window, dataStart + at);
                consumer.accept(window.order(ByteOrder.LITTLE_ENDIAN));
            }
        }
    }
}
