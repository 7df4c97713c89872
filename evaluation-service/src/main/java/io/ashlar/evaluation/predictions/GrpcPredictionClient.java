package io.ashlar.evaluation.predictions;

import io.ashlar.contracts.prediction.v1.ClassifyTextRequest;
import io.ashlar.contracts.prediction.v1.ClassifyTextResponse;
import io.ashlar.contracts.prediction.v1.LabelScore;
import io.ashlar.contracts.prediction.v1.PredictionServiceGrpc;
import io.ashlar.contracts.prediction.v1.TextClassification;
import io.ashlar.contracts.prediction.v1.TextInput;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.columns.LabeledText;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Typed predictions ({@code ashlar.prediction.v1}). A full queue or a service that starts is waited for. */
@ApplicationScoped
public class GrpcPredictionClient implements PredictionClient {
    private static final int DEADLINE_SECONDS = 120;
    private static final int TRIES = 30;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2000;

    private final String address;
    private final ManagedChannel channel;

    GrpcPredictionClient(
            @ConfigProperty(name = "ashlar.predictions.address", defaultValue = "127.0.0.1:9000") String address) {
        this.address = address;
        this.channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();
    }

    @Override
    public List<Prediction> classify(String endpoint, List<String> labels, List<LabeledText> texts) {
        ClassifyTextRequest.Builder request = ClassifyTextRequest.newBuilder().setEndpoint(endpoint);
        for (LabeledText text : texts) {
            TextInput.Builder input = TextInput.newBuilder().setText(text.text());
            String pair = text.textPair();
            if (pair != null) {
                input.setTextPair(pair);
            }
            request.addInputs(input);
        }
        ClassifyTextResponse response = ask(request.build());
        if (response.getResultsCount() != texts.size()) {
            throw new ProblemException(
                    ProblemCode.INTERNAL,
                    "The endpoint '" + endpoint + "' answered " + response.getResultsCount() + " of " + texts.size()
                            + " texts.");
        }
        return response.getResultsList().stream()
                .map(result -> inOrder(result, labels))
                .toList();
    }

    private static Prediction inOrder(TextClassification result, List<String> labels) {
        Map<String, Float> scores = new HashMap<>();
        for (LabelScore score : result.getLabelsList()) {
            scores.put(score.getLabel(), score.getScore());
        }
        return new Prediction(labels.stream()
                .map(label -> (double) scores.getOrDefault(label, 0f))
                .toList());
    }

    private ClassifyTextResponse ask(ClassifyTextRequest request) {
        long pause = FIRST_PAUSE_MILLIS;
        for (int i = 1; ; i++) {
            try {
                return PredictionServiceGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                        .classifyText(request);
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
