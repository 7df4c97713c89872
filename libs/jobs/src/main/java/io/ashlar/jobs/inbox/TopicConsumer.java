package io.ashlar.jobs.inbox;

import io.ashlar.jobs.loops.Loop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one topic from its beginning, in order, and moves on only when a record is dealt with. If anything fails, it
 * begins again after the last record that was.
 */
final class TopicConsumer {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

    private final String topic;
    private final Map<String, Object> settings;
    private final Handler handler;
    private final Loop loop;
    private volatile boolean stopped;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    TopicConsumer(String topic, String group, Map<String, Object> broker, Handler handler) {
        this.topic = topic;
        this.handler = handler;
        this.settings = settings(group, broker);
        this.loop = new Loop("consume-" + topic, PAUSE_AFTER_FAILURE, this::consume);
    }

    /** Deals with a record, or throws to get it again. */
    @FunctionalInterface
    interface Handler {
        void handle(ConsumerRecord<String, byte[]> row) throws Exception;
    }

    void start() {
        loop.start();
    }

    void stop() {
        stopped = true;
        KafkaConsumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        loop.stop();
    }

    private boolean consume() throws Exception {
        try (KafkaConsumer<String, byte[]> current =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer = current;
            current.subscribe(List.of(topic));
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> row : current.poll(POLL)) {
                    handler.handle(row);
                    current.commitSync(Map.of(
                            new TopicPartition(row.topic(), row.partition()), new OffsetAndMetadata(row.offset() + 1)));
                }
            }
        } catch (WakeupException e) {
            if (!stopped) {
                throw e;
            }
        } finally {
            consumer = null;
        }
        return false;
    }

    private static Map<String, Object> settings(String group, Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // A topic that appears later, or a member that was killed, is noticed within seconds.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, "3000");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "3000");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "50");
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "600000");
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
        return settings;
    }
}
