package io.ashlar.jobs.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.CloudEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads CloudEvents in Kafka's binary mode: attributes in headers, data in the value. */
final class BinaryMode {
    private BinaryMode() {}

    /** The event of a record of ours; an {@link UnreadableEventException} says what is wrong with one that has none. */
    static CloudEvent read(ConsumerRecord<String, byte[]> row) {
        String id = required(row, "ce_id");
        try {
            return new CloudEvent(
                    UUID.fromString(id),
                    URI.create(required(row, "ce_source")),
                    required(row, "ce_type"),
                    required(row, "ce_subject"),
                    Instant.parse(required(row, "ce_time")),
                    data(row));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableEventException("an attribute of event " + id + " is malformed: " + e.getMessage(), e);
        }
    }

    /** The attribute, which a CloudEvent of version 1.0 must have. */
    static String required(ConsumerRecord<String, byte[]> row, String name) {
        String value = header(row, name);
        if (value == null || value.isBlank()) {
            throw new UnreadableEventException("the record has no header " + name
                    + "; an event is a CloudEvent 1.0 in binary mode, with its attributes in ce_ headers");
        }
        return value;
    }

    static @Nullable String header(ConsumerRecord<String, byte[]> row, String name) {
        Header header = row.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static JsonNode data(ConsumerRecord<String, byte[]> row) {
        try {
            JsonNode data = row.value() == null ? null : Json.MAPPER.readTree(row.value());
            if (data == null || data.isMissingNode()) {
                throw new UnreadableEventException("the record has no data");
            }
            return data;
        } catch (IOException e) {
            throw new UnreadableEventException("the data are not JSON", e);
        }
    }
}
