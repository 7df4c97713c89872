package io.ashlar.contracts.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.jobs.JobStatus;
import java.util.Arrays;
import java.util.Optional;

/** Every type of event that Ashlar says or hears, with its topic and the class of its data. */
public enum EventType {
    JOB_QUEUED("io.ashlar.job.queued", Topics.JOBS, JobSnapshot.class),
    JOB_STARTED("io.ashlar.job.started", Topics.JOBS, JobSnapshot.class),
    JOB_PROGRESSED("io.ashlar.job.progressed", Topics.JOBS, JobSnapshot.class),
    JOB_SUCCEEDED("io.ashlar.job.succeeded", Topics.JOBS, JobSnapshot.class),
    JOB_FAILED("io.ashlar.job.failed", Topics.JOBS, JobSnapshot.class),
    JOB_CANCELED("io.ashlar.job.canceled", Topics.JOBS, JobSnapshot.class),
    MODEL_IMPORTED("io.ashlar.model.imported", Topics.MODELS, ModelOffered.class),
    MODEL_FINE_TUNED("io.ashlar.model.fine-tuned", Topics.MODELS, ModelOffered.class),
    MODEL_REGISTERED("io.ashlar.model.registered", Topics.MODELS, ModelRegistered.class),
    MODEL_REJECTED("io.ashlar.model.rejected", Topics.MODELS, ModelRejected.class),
    MODEL_EVALUATED("io.ashlar.model.evaluated", Topics.MODELS, ModelEvaluated.class),
    MODEL_DELETED("io.ashlar.model.deleted", Topics.MODELS, ModelDeleted.class),
    ENDPOINT_DEPLOYED("io.ashlar.endpoint.deployed", Topics.ENDPOINTS, EndpointDeployed.class),
    ENDPOINT_FAILED("io.ashlar.endpoint.failed", Topics.ENDPOINTS, EndpointFailed.class),
    ENDPOINT_DELETED("io.ashlar.endpoint.deleted", Topics.ENDPOINTS, EndpointDeleted.class),
    IMPORT_REQUESTED(JobKind.IMPORT.commandType(), Topics.COMMANDS, JsonNode.class),
    FINE_TUNING_REQUESTED(JobKind.FINE_TUNING.commandType(), Topics.COMMANDS, JsonNode.class),
    EVALUATION_REQUESTED(JobKind.EVALUATION.commandType(), Topics.COMMANDS, JsonNode.class),
    BATCH_REQUESTED(JobKind.BATCH.commandType(), Topics.COMMANDS, JsonNode.class);

    private final String wireName;
    private final String topic;
    private final Class<?> dataClass;

    EventType(String wireName, String topic, Class<?> dataClass) {
        this.wireName = wireName;
        this.topic = topic;
        this.dataClass = dataClass;
    }

    /** The CloudEvents {@code type}. */
    public String wireName() {
        return wireName;
    }

    public String topic() {
        return topic;
    }

    public Class<?> dataClass() {
        return dataClass;
    }

    /** The type of that CloudEvents {@code type}, if Ashlar knows it. */
    public static Optional<EventType> of(String wireName) {
        return Arrays.stream(values()).filter(t -> t.wireName.equals(wireName)).findFirst();
    }

    /** The event that tells of a job's arrival in that state. */
    public static EventType ofJob(JobStatus status) {
        return switch (status) {
            case QUEUED -> JOB_QUEUED;
            case RUNNING -> JOB_STARTED;
            case SUCCEEDED -> JOB_SUCCEEDED;
            case FAILED -> JOB_FAILED;
            case CANCELED -> JOB_CANCELED;
        };
    }
}
