package io.ashlar.models.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** A tensor that can be streamed, whether it lies in a mapped file, in memory, or is drawn as it is read. */
public interface Tensor {
    DType dtype();

    /** Sizes, outermost first; empty for a scalar. */
    List<Long> shape();

    /**
     * Hands over all elements, row-major, in little-endian chunks of whole elements. A chunk is only valid during the
     * call. May be streamed more than once, each time with the same content.
     */
    void stream(ChunkConsumer consumer) throws IOException;

    /**
     * Where a file holds the content as {@link #stream} hands it over, in one piece; none where it has to be made
     * first.
     */
    default Optional<FileRegion> region() {
        return Optional.empty();
    }

    /** How many elements there are. */
    default long elements() {
        return shape().stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    }

    /** How many bytes the content has. */
    default long bytes() {
        return Math.multiplyExact(elements(), dtype().bytes());
    }

    /** Takes the chunks of one tensor in order. */
    @FunctionalInterface
    interface ChunkConsumer {
        void accept(ByteBuffer chunk) throws IOException;
    }
}
