package io.ashlar.contracts.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One event (CloudEvents 1.0). On Kafka it is in binary mode: attributes in {@code ce_} headers, data as JSON in the
 * value, the subject as the key.
 *
 * @param id unique for ever: a consumer that has seen it does nothing
 * @param source the service, for example {@code /ashlar/import-service}
 * @param type a wire name of {@link EventType}
 * @param subject the job, model or endpoint it is about
 */
public record CloudEvent(UUID id, URI source, String type, String subject, Instant time, JsonNode data) {
    /** A new event that happens at {@code time}. */
    public static CloudEvent of(EventType type, String service, String subject, Instant time, Object data) {
        return new CloudEvent(
                UUID.randomUUID(), URI.create("/ashlar/" + service), type.wireName(), subject, time, Json.tree(data));
    }

    /** The Kafka headers of binary mode. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_source", source.toString());
        headers.put("ce_type", type);
        headers.put("ce_subject", subject);
        headers.put("ce_time", time.toString());
        headers.put("content-type", "application/json");
        return headers;
    }

    /** The data as the record of its type. */
    public <T> T dataAs(Class<T> dataClass) {
        return Json.MAPPER.convertValue(data, dataClass);
    }
}
