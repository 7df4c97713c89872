package io.ashlar.evaluation.predictions;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.inference.GRPCInferenceServiceGrpc;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks as any client of the Open Inference Protocol. A full queue or a service that starts is waited for. */
@ApplicationScoped
public class GrpcPredictionClient implements PredictionClient {
    private static final int DEADLINE_SECONDS = 120;
    private static final int TRIES = 30;
    private static final int MOST_BYTES = 64 << 20;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2000;

    private final String address;
    private final ManagedChannel channel;

    GrpcPredictionClient(
            @ConfigProperty(name = "ashlar.predictions.address", defaultValue = "127.0.0.1:9000") String address) {
        this.address = address;
        this.channel = NettyChannelBuilder.forTarget(address)
                .usePlaintext()
                .maxInboundMessageSize(MOST_BYTES)
                .build();
    }

    @Override
    public List<JsonNode> predict(String endpoint, List<Map<String, byte[]>> inputs, Map<String, Object> parameters) {
        List<JsonNode> answers = Tensors.answers(ask(Tensors.request(endpoint, inputs, parameters)));
        if (answers.size() != inputs.size()) {
            throw new ProblemException(
                    ProblemCode.INTERNAL,
                    "The endpoint '" + endpoint + "' answered " + answers.size() + " of " + inputs.size() + " inputs.");
        }
        return answers;
    }

    private ModelInferResponse ask(ModelInferRequest request) {
        long pause = FIRST_PAUSE_MILLIS;
        for (int i = 1; ; i++) {
            try {
                return GRPCInferenceServiceGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                        .modelInfer(request);
            } catch (StatusRuntimeException e) {
                if (i == TRIES || !passing(e.getStatus())) {
                    throw problem(e);
                }
            }
            sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
    }

    private static boolean passing(Status status) {
        return status.getCode() == Status.Code.UNAVAILABLE || status.getCode() == Status.Code.RESOURCE_EXHAUSTED;
    }

    private ProblemException problem(StatusRuntimeException e) {
        ProblemCode code = switch (e.getStatus().getCode()) {
            case INVALID_ARGUMENT -> ProblemCode.INPUT_INVALID;
            case NOT_FOUND -> ProblemCode.ENDPOINT_NOT_FOUND;
            case DEADLINE_EXCEEDED -> ProblemCode.DEADLINE_EXCEEDED;
            case RESOURCE_EXHAUSTED -> ProblemCode.QUEUE_FULL;
            case FAILED_PRECONDITION -> ProblemCode.MODEL_TASK_UNSUPPORTED;
            default -> ProblemCode.SERVICE_UNAVAILABLE;
        };
        return new ProblemException(
                code, "Predictions from " + address + ": " + e.getStatus().getDescription(), e);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.CANCELED, "Interrupted while waiting for predictions.", e);
        }
    }

    @PreDestroy
    void close() {
        channel.shutdownNow();
    }
}
