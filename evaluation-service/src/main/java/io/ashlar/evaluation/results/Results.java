package io.ashlar.evaluation.results;

import io.ashlar.jobs.database.Database;
import io.quarkus.hibernate.reactive.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps an evaluation's documents, compressed, by job and name. Blocks, also while the database is away: for worker
 * threads.
 */
@ApplicationScoped
public class Results {
    private static final int MOST_BYTES = 1 << 30;

    private final Database database;

    Results(Database database) {
        this.database = database;
    }

    /** Keeps a document; one of the same name is replaced, so an attempt may write again what an earlier one wrote. */
    public void put(UUID jobId, String name, byte[] content) {
        byte[] compressed = compress(content);
        database.awaitThrough(
                () -> Panache.withTransaction(() -> Panache.getSession()
                        .chain(session ->
                                session.merge(new ResultEntity(new ResultEntity.Key(jobId, name), compressed)))),
                () -> {});
    }

    /** The document, if the job has left it. */
    public Optional<byte[]> get(UUID jobId, String name) {
        Optional<ResultEntity> found = database.awaitThrough(
                () -> Panache.withSession(() -> Panache.getSession()
                        .chain(session -> session.find(ResultEntity.class, new ResultEntity.Key(jobId, name)))
                        .map(Optional::ofNullable)),
                () -> {});
        return found.map(entity -> expand(entity.content));
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
