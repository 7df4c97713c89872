package io.ashlar.jobs.inbox;

import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.Topics;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.jobs.JobHandler;
import io.ashlar.jobs.JobsConfig;
import io.ashlar.jobs.handlers.Handlers;
import io.ashlar.jobs.submission.StrictJson;
import io.ashlar.jobs.submission.Submissions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that other systems ask for by an event on {@code ashlar.commands}: checked as REST's are, with the event's id as
 * the idempotency key. What is wrong with a command goes to its dead-letter topic, said by the service that owns the
 * kind, or by the one service that is to speak for unknown types.
 */
@Singleton
final class Commands {
    private static final Logger LOG = Logger.getLogger(Commands.class);

    private final Handlers handlers;
    private final Submissions submissions;
    private final DeadLetters deadLetters;
    private final boolean speaksForUnknown;

    @Inject
    Commands(Handlers handlers, Submissions submissions, DeadLetters deadLetters, JobsConfig config) {
        this(handlers, submissions, deadLetters, config.commands().deadLetterUnknown());
    }

    Commands(Handlers handlers, Submissions submissions, DeadLetters deadLetters, boolean speaksForUnknown) {
        this.handlers = handlers;
        this.submissions = submissions;
        this.deadLetters = deadLetters;
        this.speaksForUnknown = speaksForUnknown;
    }

    boolean wanted() {
        return speaksForUnknown || !handlers.kinds().isEmpty();
    }

    void handle(ConsumerRecord<String, byte[]> row) throws Exception {
        String type = BinaryMode.header(row, "ce_type");
        Optional<JobKind> kind = Arrays.stream(JobKind.values())
                .filter(known -> known.commandType().equals(type))
                .findFirst();
        String reason = null;
        if (kind.isPresent()) {
            Optional<JobHandler<?>> handler = handlers.of(kind.get());
            if (handler.isPresent()) {
                reason = Tries.run(() -> submit(handler.get(), row));
            }
        } else if (speaksForUnknown) {
            reason = unknown(type);
        }
        if (reason != null) {
            deadLetters.send(Topics.COMMANDS_DLQ, row, reason);
        }
    }

    private void submit(JobHandler<?> handler, ConsumerRecord<String, byte[]> row) {
        String version = BinaryMode.required(row, "ce_specversion");
        if (!version.equals("1.0")) {
            throw new UnreadableEventException("ce_specversion is '" + version + "'; this reads CloudEvents 1.0");
        }
        String id = BinaryMode.required(row, "ce_id");
        byte[] data = row.value();
        if (data == null) {
            throw new UnreadableEventException("the record has no data; put the request there, as for REST");
        }
        JobSnapshot job = submissions.submit(handler, StrictJson.parse(data), new Submissions.Terms(0, id, null));
        LOG.infof("command %s is job %s", id, job.id());
    }

    private static String unknown(@Nullable String type) {
        if (type == null) {
            return "the record has no header ce_type; a command is a CloudEvent 1.0 in binary mode";
        }
        return EventType.of(type).isPresent()
                ? "'" + type + "' is an event and no command"
                : "'" + type + "' is no type of command; known are "
                        + String.join(
                                ", ",
                                Arrays.stream(JobKind.values())
                                        .map(JobKind::commandType)
                                        .toList());
    }
}
