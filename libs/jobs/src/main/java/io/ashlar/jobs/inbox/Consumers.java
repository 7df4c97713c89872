package io.ashlar.jobs.inbox;

import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.Topics;
import io.ashlar.jobs.EventListener;
import io.ashlar.jobs.ServiceIdentity;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One consumer for each topic that this service has a listener for; the group is the service. */
@Singleton
public final class Consumers {
    private final Map<EventType, List<EventListener>> listeners = new TreeMap<>();
    private final List<TopicConsumer> consumers = new ArrayList<>();
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final ServiceIdentity service;

    Consumers(
            @Any Instance<EventListener> found,
            Commands commands,
            Inbox inbox,
            DeadLetters deadLetters,
            ServiceIdentity service,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.service = service;
        for (EventListener listener : found) {
            for (EventType type : listener.types()) {
                listeners.computeIfAbsent(type, t -> new ArrayList<>()).add(listener);
            }
        }
        listeners.keySet().stream()
                .map(EventType::topic)
                .filter(topic -> !topic.equals(Topics.COMMANDS))
                .distinct()
                .forEach(topic -> consumers.add(new TopicConsumer(topic, service.name(), broker, this::handle)));
        if (commands.wanted()) {
            consumers.add(new TopicConsumer(Topics.COMMANDS, service.name(), broker, commands::handle));
        }
    }

    public void start() {
        consumers.forEach(TopicConsumer::start);
    }

    public void stop() {
        consumers.forEach(TopicConsumer::stop);
    }

    private void handle(ConsumerRecord<String, byte[]> row) throws Exception {
        try {
            String type = BinaryMode.required(row, "ce_type");
            List<EventListener> interested = EventType.of(type)
                    .map(known -> listeners.getOrDefault(known, List.of()))
                    .orElse(List.of());
            if (!interested.isEmpty()) {
                deliver(BinaryMode.read(row), interested, row);
            }
        } catch (UnreadableEventException e) {
            putAside(row, String.valueOf(e.getMessage()));
        }
    }

    /** To each by itself: what one cannot handle, another one may. */
    private void deliver(CloudEvent event, List<EventListener> interested, ConsumerRecord<String, byte[]> row)
            throws Exception {
        for (EventListener listener : interested) {
            String reason = Tries.run(() -> inbox.deliver(event, listener));
            if (reason != null) {
                putAside(row, reason);
            }
        }
    }

    private void putAside(ConsumerRecord<String, byte[]> row, String reason) throws Exception {
        deadLetters.send(Topics.deadLetters(row.topic(), service.name()), row, reason);
    }
}
