package io.ashlar.imports.job;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelOffered;
import io.ashlar.contracts.events.ModelRegistered;
import io.ashlar.contracts.events.ModelRejected;
import io.ashlar.contracts.events.Topics;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.testing.events.EventLog;
import io.ashlar.testing.events.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Answers offered models on Kafka as the catalog does: one answer a job, versions from 1 by name, and models that are
 * called "rejected" are.
 */
final class AnsweringCatalog implements AutoCloseable {
    private final EventLog log;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<UUID, CloudEvent> answers = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    AnsweringCatalog(String kafka) {
        log = EventLog.follow(kafka, Topics.MODELS, Topics.JOBS);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
        thread = new Thread(this::answer, "catalog");
        thread.setDaemon(true);
        thread.start();
    }

    /** Everything that was said. */
    EventLog log() {
        return log;
    }

    private void answer() {
        int seen = 0;
        while (!closed) {
            var offered = log.ofType(EventType.MODEL_IMPORTED.wireName());
            for (; seen < offered.size(); seen++) {
                send(answers.computeIfAbsent(jobOf(offered.get(seen)), answerTo(offered.get(seen))));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static UUID jobOf(LoggedEvent offered) {
        return Json.MAPPER.convertValue(offered.data(), ModelOffered.class).jobId();
    }

    private Function<UUID, CloudEvent> answerTo(LoggedEvent event) {
        ModelOffered offered = Json.MAPPER.convertValue(event.data(), ModelOffered.class);
        String name = offered.candidate().name();
        if (name.equals("rejected")) {
            Problem problem = Problem.of(ProblemCode.MODEL_REJECTED, "This catalog takes no model of that name.", null);
            return job -> CloudEvent.of(
                    EventType.MODEL_REJECTED,
                    "catalog-service",
                    name,
                    Instant.now(),
                    new ModelRejected(job, name, problem));
        }
        return job -> CloudEvent.of(
                EventType.MODEL_REGISTERED,
                "catalog-service",
                name,
                Instant.now(),
                new ModelRegistered(
                        job,
                        new ModelVersion(
                                name, versions.merge(name, 1, Integer::sum), offered.candidate(), Instant.now())));
    }

    private void send(CloudEvent event) {
        var data = Json.write(event.data()).getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(Topics.MODELS, event.subject(), data);
        event.headers()
                .forEach((header, value) -> message.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
        producer.flush();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        producer.close();
        log.close();
    }
}
