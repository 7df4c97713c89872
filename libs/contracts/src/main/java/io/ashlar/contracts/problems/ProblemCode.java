package io.ashlar.contracts.problems;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.grpc.Status.Code;
import java.util.Locale;

/**
 * Everything that can go wrong, as users see it: a stable code, its owner, and the status of both protocols. A code is
 * never renamed and never reused; the message beside it names the value, the rule that it breaks and what to do.
 */
public enum ProblemCode {
    REQUEST_INVALID(Owner.USER, 400, Code.INVALID_ARGUMENT, "The request is not valid"),
    REQUEST_MALFORMED(Owner.USER, 400, Code.INVALID_ARGUMENT, "The request cannot be read"),
    NAME_INVALID(Owner.USER, 400, Code.INVALID_ARGUMENT, "A name breaks the naming rule"),
    TASK_UNKNOWN(Owner.USER, 400, Code.INVALID_ARGUMENT, "There is no such task"),
    CURSOR_INVALID(Owner.USER, 400, Code.INVALID_ARGUMENT, "The page cursor is not valid"),
    IDEMPOTENCY_KEY_REUSED(Owner.USER, 409, Code.ALREADY_EXISTS, "The idempotency key was used for another request"),
    ROUTE_NOT_FOUND(Owner.USER, 404, Code.NOT_FOUND, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(Owner.USER, 405, Code.UNIMPLEMENTED, "The address does not take this method"),
    MEDIA_TYPE_UNSUPPORTED(Owner.USER, 415, Code.INVALID_ARGUMENT, "The media type is not supported"),
    PAYLOAD_TOO_LARGE(Owner.USER, 413, Code.INVALID_ARGUMENT, "The request is too large"),
    JOB_NOT_FOUND(Owner.USER, 404, Code.NOT_FOUND, "There is no such job"),
    JOB_ALREADY_ENDED(Owner.USER, 409, Code.FAILED_PRECONDITION, "The job has already ended"),
    JOB_NOT_RETRYABLE(Owner.USER, 409, Code.FAILED_PRECONDITION, "The job cannot be retried"),
    JOB_ATTEMPTS_EXHAUSTED(Owner.RESOURCES, 503, Code.ABORTED, "The job was interrupted too many times"),
    JOB_RESULT_NOT_FOUND(Owner.USER, 404, Code.NOT_FOUND, "The job has no such result"),
    COMMAND_INVALID(Owner.USER, 400, Code.INVALID_ARGUMENT, "A command event cannot be accepted"),
    MODEL_NOT_FOUND(Owner.USER, 404, Code.NOT_FOUND, "There is no such model"),
    MODEL_VERSION_NOT_FOUND(Owner.USER, 404, Code.NOT_FOUND, "There is no such model version"),
    MODEL_IN_USE(Owner.USER, 409, Code.FAILED_PRECONDITION, "The model is in use"),
    MODEL_REJECTED(Owner.USER, 409, Code.FAILED_PRECONDITION, "The catalog rejected the model"),
    MODEL_FILE_MISSING(Owner.MODEL, 422, Code.FAILED_PRECONDITION, "A file of the model is missing"),
    MODEL_FILE_MALFORMED(Owner.MODEL, 422, Code.FAILED_PRECONDITION, "A file of the model is malformed"),
    MODEL_WEIGHT_MISSING(Owner.MODEL, 422, Code.FAILED_PRECONDITION, "A weight is missing from the checkpoint"),
    MODEL_WEIGHT_UNEXPECTED(
            Owner.MODEL, 422, Code.FAILED_PRECONDITION, "The checkpoint has a weight the architecture does not know"),
    MODEL_ARCHITECTURE_UNSUPPORTED(Owner.MODEL, 422, Code.UNIMPLEMENTED, "The architecture is not supported"),
    MODEL_TASK_UNSUPPORTED(Owner.USER, 422, Code.FAILED_PRECONDITION, "The model does not do this task"),
    MODEL_NEEDS_OWN_CODE(Owner.MODEL, 422, Code.FAILED_PRECONDITION, "The repository needs code of its own"),
    MODEL_OUTPUT_MISMATCH(Owner.MODEL, 422, Code.FAILED_PRECONDITION, "The model does not give the expected outputs"),
    TOKENIZER_MALFORMED(Owner.MODEL, 422, Code.FAILED_PRECONDITION, "The tokenizer is malformed"),
    INPUT_INVALID(Owner.USER, 400, Code.INVALID_ARGUMENT, "An input is not valid"),
    INPUT_TOO_LONG(Owner.USER, 400, Code.INVALID_ARGUMENT, "An input is longer than the model takes"),
    PARAMETER_INVALID(Owner.USER, 400, Code.INVALID_ARGUMENT, "A parameter is not valid"),
    LICENCE_DENIED(Owner.USER, 403, Code.PERMISSION_DENIED, "The licence policy denies this model"),
    HUB_REPOSITORY_NOT_FOUND(Owner.USER, 404, Code.NOT_FOUND, "The Hub has no such repository"),
    HUB_REVISION_NOT_FOUND(Owner.USER, 404, Code.NOT_FOUND, "The repository has no such revision"),
    HUB_GATED(Owner.USER, 403, Code.PERMISSION_DENIED, "The repository is gated"),
    HUB_TOKEN_INVALID(Owner.USER, 401, Code.UNAUTHENTICATED, "The Hub does not accept the token"),
    HUB_UNAVAILABLE(Owner.RESOURCES, 503, Code.UNAVAILABLE, "The Hub does not answer"),
    HUB_ANSWER_INVALID(Owner.MODEL, 502, Code.INTERNAL, "The Hub's answer cannot be used"),
    HASH_MISMATCH(Owner.MODEL, 422, Code.DATA_LOSS, "A file does not have the hash it should have"),
    PATH_NOT_ALLOWED(Owner.USER, 400, Code.INVALID_ARGUMENT, "A path is not allowed"),
    ARTIFACT_NOT_FOUND(Owner.INTERNAL, 404, Code.NOT_FOUND, "An artifact is not in the store"),
    ARTIFACT_CORRUPT(Owner.RESOURCES, 500, Code.DATA_LOSS, "An artifact is corrupt"),
    DISK_FULL(Owner.RESOURCES, 507, Code.RESOURCE_EXHAUSTED, "There is not enough disk space"),
    OUT_OF_MEMORY(Owner.RESOURCES, 507, Code.RESOURCE_EXHAUSTED, "There is not enough memory"),
    DATASET_NOT_FOUND(Owner.USER, 404, Code.NOT_FOUND, "There is no such dataset"),
    DATASET_VERSION_NOT_FOUND(Owner.USER, 404, Code.NOT_FOUND, "There is no such dataset version"),
    DATASET_IN_USE(Owner.USER, 409, Code.FAILED_PRECONDITION, "The dataset is in use"),
    DATASET_FORMAT_UNSUPPORTED(Owner.USER, 415, Code.INVALID_ARGUMENT, "The format of the dataset is not supported"),
    DATASET_MALFORMED_ROW(Owner.USER, 422, Code.INVALID_ARGUMENT, "A row of the dataset is malformed"),
    DATASET_ENCODING_INVALID(Owner.USER, 422, Code.INVALID_ARGUMENT, "The dataset is not valid UTF-8"),
    DATASET_EMPTY(Owner.USER, 422, Code.INVALID_ARGUMENT, "The dataset has no rows"),
    DATASET_LINE_TOO_LONG(Owner.USER, 422, Code.INVALID_ARGUMENT, "A line of the dataset is too long"),
    DATASET_COLUMN_MISSING(Owner.USER, 422, Code.INVALID_ARGUMENT, "The dataset has no such column"),
    DATASET_LABELS_INVALID(Owner.USER, 422, Code.INVALID_ARGUMENT, "The labels of the dataset cannot be used"),
    RECIPE_INVALID(Owner.USER, 422, Code.INVALID_ARGUMENT, "A parameter of the recipe is not valid"),
    CHECKPOINT_NOT_FOUND(Owner.USER, 404, Code.NOT_FOUND, "There is no such checkpoint"),
    CHECKPOINT_UNFIT(Owner.USER, 422, Code.FAILED_PRECONDITION, "The training cannot go on from this checkpoint"),
    TRAINING_DIVERGED(Owner.USER, 422, Code.ABORTED, "The training diverged"),
    WORKER_FAILED(Owner.RESOURCES, 500, Code.ABORTED, "The worker process ended before the job"),
    ENDPOINT_NOT_FOUND(Owner.USER, 404, Code.NOT_FOUND, "There is no such endpoint"),
    ENDPOINT_EXISTS(Owner.USER, 409, Code.ALREADY_EXISTS, "The endpoint exists already"),
    ENDPOINT_NOT_READY(Owner.RESOURCES, 503, Code.UNAVAILABLE, "The endpoint is not ready"),
    DEPLOYMENT_NOT_FOUND(Owner.USER, 404, Code.NOT_FOUND, "There is no such deployment"),
    QUEUE_FULL(Owner.RESOURCES, 429, Code.RESOURCE_EXHAUSTED, "The queue of the endpoint is full"),
    DEADLINE_EXCEEDED(Owner.RESOURCES, 504, Code.DEADLINE_EXCEEDED, "The answer took longer than the deadline"),
    SERVICE_UNAVAILABLE(Owner.RESOURCES, 503, Code.UNAVAILABLE, "A service does not answer"),
    NOT_AUTHENTICATED(Owner.USER, 401, Code.UNAUTHENTICATED, "The caller is not known"),
    CANCELED(Owner.USER, 499, Code.CANCELLED, "The work was canceled"),
    INTERNAL(Owner.INTERNAL, 500, Code.INTERNAL, "Something went wrong inside Ashlar");

    private final Owner owner;
    private final int httpStatus;
    private final Code grpcCode;
    private final String title;

    ProblemCode(Owner owner, int httpStatus, Code grpcCode, String title) {
        this.owner = owner;
        this.httpStatus = httpStatus;
        this.grpcCode = grpcCode;
        this.title = title;
    }

    /** The stable code in problem documents, gRPC details and events, for example {@code dataset-malformed-row}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The code of that wire name. */
    @JsonCreator
    public static ProblemCode of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Who can do something about it. */
    public Owner owner() {
        return owner;
    }

    /** The status of the HTTP answer. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The status of the gRPC answer. */
    public Code grpcCode() {
        return grpcCode;
    }

    /** What it is, in a few words that are the same each time. */
    public String title() {
        return title;
    }
}
