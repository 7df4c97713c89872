package io.ashlar.jobs.outbox;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.CloudEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The one Kafka producer of a service: idempotent, acknowledged by all replicas. Sending may block for metadata, so not
 * on the event loop.
 */
@Singleton
public final class EventProducer {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);
    private final Map<String, Object> settings;
    private @Nullable KafkaProducer<String, byte[]> producer;

    EventProducer(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, "10000");
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    }

    /** An event in CloudEvents' binary mode, keyed by its subject. */
    Future<RecordMetadata> send(String topic, CloudEvent event) {
        ProducerRecord<String, byte[]> row = new ProducerRecord<>(
                topic, event.subject(), Json.write(event.data()).getBytes(StandardCharsets.UTF_8));
        event.headers().forEach((name, value) -> row.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return send(row);
    }

    /** A record as it stands. */
    public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> row) {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer.send(row);
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(LONGEST_CLOSE);
        }
    }
}
