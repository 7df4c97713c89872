package io.ashlar.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Another service, as far as Kafka goes: says events and hears those of one topic from its beginning. */
public final class KafkaNews implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> heard = new CopyOnWriteArrayList<>();

    /** Hears that topic. */
    public KafkaNews(String topic) {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /** Says an event of another service; returns when the broker has it. */
    public CloudEvent say(EventType type, String subject, Object data) {
        CloudEvent event = CloudEvent.of(type, "test", subject, Instant.now(), data);
        say(event);
        return event;
    }

    /** Says an event, maybe for the second time. */
    public void say(CloudEvent event) {
        String topic = EventType.of(event.type()).orElseThrow().topic();
        say(topic, event.subject(), event.headers(), Json.write(event.data()).getBytes(StandardCharsets.UTF_8));
    }

    /** Says any record at all. */
    public void say(String topic, String key, Map<String, String> headers, byte[] value) {
        ProducerRecord<String, byte[]> row = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> row.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(row).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until so many records were heard that fit. */
    public List<ConsumerRecord<String, byte[]>> await(int count, Predicate<ConsumerRecord<String, byte[]>> fits) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
            found.clear();
            heard.stream().filter(fits).forEach(found::add);
            assertThat(found).hasSizeGreaterThanOrEqualTo(count);
        });
        return found;
    }

    /** Waits for that many of the catalog's answers to a job's offers. */
    public List<JsonNode> answers(UUID jobId, EventType type, int count) {
        return await(
                        count,
                        row -> type.wireName().equals(header(row, "ce_type"))
                                && data(row).path("jobId").asText().equals(jobId.toString()))
                .stream()
                .map(KafkaNews::data)
                .toList();
    }

    /** The value of a record's header. */
    public static @Nullable String header(ConsumerRecord<String, byte[]> row, String name) {
        Header header = row.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The data of an event. */
    public static JsonNode data(ConsumerRecord<String, byte[]> row) {
        try {
            return Json.MAPPER.readTree(row.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
