package io.ashlar.testing.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Collects every record of some topics, from their beginning, while a test runs: also of topics that are created later,
 * and over restarts of the broker. Any thread may ask.
 */
public final class EventLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final List<LoggedEvent> events = new CopyOnWriteArrayList<>();
    private final String topics;
    private final Thread reader;
    private volatile boolean closed;

    private EventLog(String bootstrapServers, List<String> topics) {
        this.topics = String.join(", ", topics);
        this.reader = new Thread(() -> read(bootstrapServers, topics), "event-log");
        reader.setDaemon(true);
        reader.start();
    }

    public static EventLog follow(String bootstrapServers, String... topics) {
        return new EventLog(bootstrapServers, List.copyOf(Arrays.asList(topics)));
    }

    /** All records so far, in the order in which they came. */
    public List<LoggedEvent> all() {
        return List.copyOf(events);
    }

    public List<LoggedEvent> ofType(String type) {
        return events.stream().filter(event -> event.type().equals(type)).toList();
    }

    public List<LoggedEvent> ofSubject(String subject) {
        return events.stream().filter(event -> event.subject().equals(subject)).toList();
    }

    /** The first record that fits, waiting for it; fails with all that came instead. */
    public LoggedEvent await(Predicate<LoggedEvent> wanted, Duration limit) {
        return await(wanted, 1, limit).get(0);
    }

    /** The first event of the type about the subject. */
    public LoggedEvent await(String type, String subject, Duration limit) {
        return await(event -> event.type().equals(type) && event.subject().equals(subject), limit);
    }

    /** Waits until this many fit; gives all that do. */
    public List<LoggedEvent> await(Predicate<LoggedEvent> wanted, int count, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            List<LoggedEvent> found = events.stream().filter(wanted).toList();
            if (found.size() >= count) {
                return found;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(found.size() + " of " + count + " wanted events came on " + topics + " within "
                        + limit + "; all that came:\n"
                        + events.stream().map(LoggedEvent::toString).collect(Collectors.joining("\n")));
            }
            pause();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(String bootstrapServers, List<String> names) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "event-log-" + UUID.randomUUID(),
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "allow.auto.create.topics", "false",
                // New topics are seen this soon.
                "metadata.max.age.ms", "300");
        var bytes = new ByteArrayDeserializer();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            consumer.subscribe(names);
            while (!closed) {
                consumer.poll(POLL).forEach(record -> events.add(LoggedEvent.of(record)));
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for events", e);
        }
    }
}
