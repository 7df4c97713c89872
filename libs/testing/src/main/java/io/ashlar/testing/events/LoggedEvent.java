package io.ashlar.testing.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.CloudEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * One record of a topic, as it lies there: what is malformed is logged like the rest, so that a test can look at dead
 * letters.
 *
 * @param key empty where the record has none
 * @param value as text
 */
public record LoggedEvent(
        String topic, int partition, long offset, String key, Map<String, String> headers, String value) {

    static LoggedEvent of(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return new LoggedEvent(
                record.topic(), record.partition(), record.offset(), text(record.key()), headers, text(record.value()));
    }

    /** The header {@code ce_type}, or empty. */
    public String type() {
        return headers.getOrDefault("ce_type", "");
    }

    /** The header {@code ce_subject}, or empty. */
    public String subject() {
        return headers.getOrDefault("ce_subject", "");
    }

    public JsonNode data() {
        return Json.read(value, JsonNode.class);
    }

    /** The event in the record; fails where an attribute is missing or unreadable. */
    public CloudEvent event() {
        return new CloudEvent(
                UUID.fromString(required("ce_id")),
                URI.create(required("ce_source")),
                required("ce_type"),
                required("ce_subject"),
                Instant.parse(required("ce_time")),
                data());
    }

    private String required(String header) {
        String value = headers.get(header);
        if (value == null) {
            throw new IllegalStateException("no header " + header + " in " + this);
        }
        return value;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
