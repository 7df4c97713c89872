package io.ashlar.jobs.inbox;

import io.ashlar.jobs.outbox.EventProducer;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Where records go that cannot be handled: as they came, with the reason and their place in headers. */
@Singleton
final class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final long LONGEST_WAIT_SECONDS = 30;

    private final EventProducer producer;
    private final Map<String, Object> settings;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    DeadLetters(EventProducer producer, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.producer = producer;
        settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
    }

    /** Returns when the broker has it. */
    void send(String topic, ConsumerRecord<String, byte[]> row, String reason)
            throws InterruptedException, ExecutionException, TimeoutException {
        create(topic);
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(topic, row.key(), row.value());
        row.headers().forEach(header -> letter.headers().add(header));
        header(letter, "ashlar_reason", reason);
        header(letter, "ashlar_topic", row.topic());
        header(letter, "ashlar_partition", "" + row.partition());
        header(letter, "ashlar_offset", "" + row.offset());
        producer.send(letter).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        LOG.warnf("%s-%d@%d went to %s: %s", row.topic(), row.partition(), row.offset(), topic, reason);
    }

    private void create(String topic) throws InterruptedException, ExecutionException, TimeoutException {
        if (known.contains(topic)) {
            return;
        }
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        known.add(topic);
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
