package io.ashlar.jobs.outbox;

import io.ashlar.jobs.database.Database;
import io.ashlar.jobs.loops.Loop;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the outbox has. Of all replicas one relays at a time, by an advisory lock of the transaction. No subject
 * has two records on their way at once, so a record that failed is never overtaken by a later one of its subject.
 */
@Singleton
public final class Relay {
    private static final int BATCH = 200;
    private static final Duration POLL = Duration.ofMillis(200);

    private final StoredOutbox outbox;
    private final EventProducer producer;
    private final Database database;
    private final Clock clock;
    private final Loop loop;

    Relay(StoredOutbox outbox, EventProducer producer, Database database, Clock clock) {
        this.outbox = outbox;
        this.producer = producer;
        this.database = database;
        this.clock = clock;
        this.loop = new Loop("outbox-relay", POLL, this::relay);
    }

    public void start() {
        loop.start();
    }

    public void stop() {
        loop.stop();
    }

    /** One batch; another one at once if this was full. */
    private boolean relay() throws Exception {
        Sent sent = database.inTransaction(() -> outbox.takeRelay()
                .chain(mine -> mine
                        ? outbox.unsent(BATCH).chain(this::sendAndMark)
                        : Uni.createFrom().item(Sent.NOTHING)));
        if (sent.failure() != null) {
            throw sent.failure();
        }
        return sent.sequences().size() == BATCH;
    }

    private Uni<Sent> sendAndMark(List<OutboxEntity> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(Sent.NOTHING);
        }
        // Blocks a worker thread, and comes back to the session's own context.
        return Uni.createFrom()
                .completionStage(() ->
                        Vertx.currentContext().executeBlocking(() -> send(rows)).toCompletionStage())
                .chain(sent -> sent.sequences().isEmpty()
                        ? Uni.createFrom().item(sent)
                        : outbox.markSent(sent.sequences(), clock.instant()).replaceWith(sent));
    }

    private Sent send(List<OutboxEntity> rows) {
        List<Long> sent = new ArrayList<>();
        int next = 0;
        while (next < rows.size()) {
            Map<Long, Future<RecordMetadata>> wave = new LinkedHashMap<>();
            Set<String> subjects = new HashSet<>();
            Exception failure = null;
            while (next < rows.size() && failure == null && subjects.add(rows.get(next).subject)) {
                OutboxEntity row = rows.get(next++);
                try {
                    wave.put(row.sequence, producer.send(row.topic, row.event()));
                } catch (RuntimeException e) {
                    failure = e;
                }
            }
            for (Map.Entry<Long, Future<RecordMetadata>> flight : wave.entrySet()) {
                try {
                    flight.getValue().get();
                    sent.add(flight.getKey());
                } catch (ExecutionException e) {
                    failure = e;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failure = e;
                }
            }
            if (failure != null) {
                return new Sent(sent, failure);
            }
        }
        return new Sent(sent, null);
    }

    private record Sent(List<Long> sequences, @Nullable Exception failure) {
        static final Sent NOTHING = new Sent(List.of(), null);
    }
}
