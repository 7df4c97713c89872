package io.ashlar.testing.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.testing.servers.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventLogIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TestServers servers = TestServers.ofThisJvm();
    private final String topic = "log-" + UUID.randomUUID();

    @Test
    void shouldCollectEventsOfATopicThatIsCreatedLater() {
        try (EventLog log = EventLog.follow(servers.kafka(), topic)) {
            CloudEvent sent = CloudEvent.of(
                    EventType.values()[0],
                    "import-service",
                    "job-1",
                    Instant.parse("2026-01-02T03:04:05Z"),
                    Map.of("step", 3));
            send(sent);
            send(CloudEvent.of(EventType.values()[1], "import-service", "job-2", Instant.now(), Map.of()));

            LoggedEvent received = log.await(sent.type(), "job-1", LIMIT);
            assertThat(received.event()).isEqualTo(sent);
            assertThat(received.key()).isEqualTo("job-1");
            assertThat(log.await(event -> true, 2, LIMIT)).hasSize(2);
            assertThat(log.ofSubject("job-2")).hasSize(1);
            assertThat(log.ofType(sent.type())).containsExactly(received);
        }
    }

    @Test
    void shouldLogWhatIsMalformedAndTellWhatCameWhenTheWantedDidNot() {
        try (EventLog log = EventLog.follow(servers.kafka(), topic)) {
            produce(new ProducerRecord<>(topic, "{"));
            LoggedEvent record = log.await(event -> event.value().equals("{"), LIMIT);
            assertThat(record.key()).isEmpty();
            assertThatThrownBy(record::event).hasMessageContaining("ce_id");
            assertThatThrownBy(() -> log.await("no.such.type", "x", Duration.ofMillis(1)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("0 of 1")
                    .hasMessageContaining(topic);
        }
    }

    private void send(CloudEvent event) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic, event.subject(), event.data().toString());
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        produce(record);
    }

    private void produce(ProducerRecord<String, String> record) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.kafka());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(record);
        }
    }
}
