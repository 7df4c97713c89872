package io.ashlar.models.checkpoint.pickles;

import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.FileRegion;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.pickles.PickleValue.View;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A view of a storage in the file: mapped where it lies in order, gathered element by element where it does not. */
final class StridedTensor implements Tensor {
    private static final long WINDOW = 1L << 30;
    private static final int GATHERED = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final View view;

    StridedTensor(Path file, FileChannel channel, View view) {
        this.file = file;
        this.channel = channel;
        this.view = view;
    }

    @Override
    public DType dtype() {
        return view.part().storage().dtype();
    }

    @Override
    public List<Long> shape() {
        return view.shape();
    }

    @Override
    public Optional<FileRegion> region() {
        return isInOrder() ? Optional.of(new FileRegion(file, begin())) : Optional.empty();
    }

    @Override
    public void stream(ChunkConsumer consumer) throws IOException {
        if (elements() == 0) {
            return;
        }
        if (isInOrder()) {
            long begin = begin();
            for (long at = 0; at < bytes(); at += WINDOW) {
                consumer.accept(map(begin + at, Math.min(WINDOW, bytes() - at)));
            }
        } else {
            gather(consumer);
        }
    }

    private boolean isInOrder() {
        long expected = 1;
        for (int i = shape().size() - 1; i >= 0; i--) {
            if (shape().get(i) != 1 && view.strides().get(i) != expected) {
                return false;
            }
            expected *= shape().get(i);
        }
        return true;
    }

    /** Byte of the file at which the view's first element is. */
    private long begin() {
        return view.part().storage().position() + (view.part().offset() + view.offset()) * dtype().bytes();
    }

    private MappedByteBuffer map(long position, long length) throws IOException {
        MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, position, length);
        mapped.order(ByteOrder.LITTLE_ENDIAN);
        return mapped;
    }

    private void gather(ChunkConsumer consumer) throws IOException {
        int size = dtype().bytes();
        List<ByteBuffer> windows = windows();
        ByteBuffer out = ByteBuffer.allocate(GATHERED * size).order(ByteOrder.LITTLE_ENDIAN);
        long[] index = new long[shape().size()];
        long at = 0;
        for (long left = elements(); left > 0; left--) {
            ByteBuffer window = windows.get((int) (at * size / WINDOW));
            int from = (int) (at * size % WINDOW);
            for (int i = 0; i < size; i++) {
                out.put(window.get(from + i));
            }
            if (!out.hasRemaining()) {
                consumer.accept(out.flip());
                out.clear();
            }
            at = next(index, at);
        }
        if (out.position() > 0) {
            consumer.accept(out.flip());
        }
    }

    /** The storage from the view's first element to its last, in windows that whole elements fit. */
    private List<ByteBuffer> windows() throws IOException {
        long span = 1;
        for (int i = 0; i < shape().size(); i++) {
            span += (shape().get(i) - 1) * view.strides().get(i);
        }
        long length = span * dtype().bytes();
        List<ByteBuffer> windows = new ArrayList<>();
        for (long at = 0; at < length; at += WINDOW) {
            windows.add(map(begin() + at, Math.min(WINDOW, length - at)));
        }
        return windows;
    }

    /** Moves the index on by one, the last dimension fastest, and gives the element's place in the storage. */
    private long next(long[] index, long at) {
        long place = at;
        for (int i = index.length - 1; i >= 0; i--) {
            index[i]++;
            place += view.strides().get(i);
            if (index[i] < shape().get(i)) {
                return place;
            }
            place -= index[i] * view.strides().get(i);
            index[i] = 0;
        }
        return place;
    }
}
