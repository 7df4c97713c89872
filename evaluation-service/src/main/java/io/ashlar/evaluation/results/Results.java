package io.ashlar.evaluation.results;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Keeps an evaluation's documents, compressed, by job and name. Blocks: for worker threads. */
@ApplicationScoped
public class Results {
    private static final int MOST_BYTES = 1 << 30;

    /** Keeps a document; one of the same name is replaced, so an attempt may write again what an earlier one wrote. */
    public void put(UUID jobId, String name, byte[] content) {
        byte[] compressed = compress(content);
        await(() -> Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.merge(new ResultEntity(new ResultEntity.Key(jobId, name), compressed)))));
    }

    /** The document, if the job has left it. */
    public Optional<byte[]> get(UUID jobId, String name) {
        ResultEntity found = await(() -> Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.find(ResultEntity.class, new ResultEntity.Key(jobId, name)))));
        return Optional.ofNullable(found).map(entity -> expand(entity.content));
    }

    @SuppressWarnings("NullAway") // a find that finds nothing gives null
    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] compress(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static byte[] expand(byte[] compressed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return gzip.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
