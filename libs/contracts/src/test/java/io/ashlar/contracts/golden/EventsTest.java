package io.ashlar.contracts.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventsTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/events");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldKeepTheWireFormOfEveryEvent(EventType type) {
        CloudEvent event = event(type);
        ObjectNode record = Json.MAPPER.createObjectNode();
        record.put("topic", type.topic());
        record.put("key", event.subject());
        record.set("headers", Json.tree(event.headers()));
        record.set("value", sorted(event.data()));
        GoldenFile.matches(FOLDER.resolve(type.wireName() + ".json"), record.toPrettyString() + "\n");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldReadBackWhatItWrites(EventType type) {
        Object data = Samples.of(type);
        Object again = Json.read(Json.write(data), data.getClass());
        assertThat(Json.tree(again)).isEqualTo(Json.tree(data));
    }

    private static CloudEvent event(EventType type) {
        return new CloudEvent(
                UUID.fromString("6a1f9f2e-1111-4222-8333-444455556666"),
                URI.create("/ashlar/some-service"),
                type.wireName(),
                "subject",
                Samples.TIME,
                Json.tree(Samples.of(type)));
    }

    /** Maps have no order of their own. */
    private static JsonNode sorted(JsonNode data) {
        if (!data.isObject()) {
            return data;
        }
        ObjectNode sorted = Json.MAPPER.createObjectNode();
        data.properties().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(e -> sorted.set(e.getKey(), sorted(e.getValue())));
        return sorted;
    }
}
