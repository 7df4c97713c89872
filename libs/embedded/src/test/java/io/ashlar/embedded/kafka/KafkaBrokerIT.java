package io.ashlar.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.embedded.process.AlreadyRunningException;
import io.ashlar.embedded.process.ServerStartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
    @TempDir
    Path folder;

    @Test
    void shouldKeepRecordsAndPortOverKillAndRestart() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder, 0)) {
            createTopic(broker, "kept");
            send(broker, "kept", List.of("one", "zwei"));
            long first = broker.server().pid();

            broker.server().kill();
            assertThat(broker.server().alive()).isFalse();
            broker.server().restart();
            assertThat(broker.server().pid()).isNotEqualTo(first);
            send(broker, "kept", List.of("three"));
            broker.close();
            broker.server().restart();

            assertThat(read(broker, "kept", 3)).containsExactly("one", "zwei", "three");
        }
    }

    @Test
    void shouldNameTheRunningBrokerOnASecondStartAndLetItBeFound() {
        try (KafkaBroker broker = KafkaBroker.start(folder, 0)) {
            assertThatThrownBy(() -> KafkaBroker.start(folder, 0))
                    .isInstanceOf(AlreadyRunningException.class)
                    .hasMessageContaining("process " + broker.server().pid())
                    .hasMessageContaining("port " + broker.server().port());

            KafkaBroker found = KafkaBroker.running(folder).orElseThrow();
            assertThat(found.bootstrapServers()).isEqualTo(broker.bootstrapServers());
            found.close();
            assertThat(broker.server().alive()).isFalse();
            assertThat(KafkaBroker.running(folder)).isEmpty();
        }
    }

    @Test
    void shouldShowTheLogOfABrokerThatDoesNotStart() {
        assertThatThrownBy(() -> KafkaBroker.start(folder, 0, Map.of("num.io.threads", "many")))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("num.io.threads");
    }

    private static void createTopic(KafkaBroker broker, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static void send(KafkaBroker broker, String topic, List<String> values) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static List<String> read(KafkaBroker broker, String topic, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(), "group.id", "reader", "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
