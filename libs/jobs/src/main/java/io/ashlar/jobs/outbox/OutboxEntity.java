package io.ashlar.jobs.outbox;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.CloudEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code outbox}. */
@Entity(name = "OutboxEvent")
@Table(name = "outbox")
class OutboxEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long sequence;

    UUID id = new UUID(0, 0);

    String topic = "";

    String source = "";

    String type = "";

    String subject = "";

    Instant time = Instant.EPOCH;

    /** Of the job snapshot that the event carries, if it is one. */
    @Nullable Long revision;

    String data = "{}";

    @Column(name = "sent_at")
    @Nullable Instant sentAt;

    static OutboxEntity of(CloudEvent event, String topic, String data) {
        OutboxEntity entity = new OutboxEntity();
        entity.id = event.id();
        entity.topic = topic;
        entity.source = event.source().toString();
        entity.type = event.type();
        entity.subject = event.subject();
        entity.time = event.time();
        entity.revision = event.type().startsWith("io.ashlar.job.")
                ? Long.valueOf(event.data().path("revision").asLong())
                : null;
        entity.data = data;
        return entity;
    }

    CloudEvent event() {
        return new CloudEvent(
                id,
                URI.create(source),
                type,
                subject,
                time,
                Json.read(data, com.fasterxml.jackson.databind.JsonNode.class));
    }
}
