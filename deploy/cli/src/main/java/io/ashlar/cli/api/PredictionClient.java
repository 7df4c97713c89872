package io.ashlar.cli.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.ashlar.contracts.prediction.v1.ClassifyTextRequest;
import io.ashlar.contracts.prediction.v1.ClassifyTextResponse;
import io.ashlar.contracts.prediction.v1.GenerateImageRequest;
import io.ashlar.contracts.prediction.v1.GenerateImageResponse;
import io.ashlar.contracts.prediction.v1.GenerateTextRequest;
import io.ashlar.contracts.prediction.v1.GenerateTextResponse;
import io.ashlar.contracts.prediction.v1.PredictionServiceGrpc;
import io.ashlar.contracts.prediction.v1.PredictionServiceGrpc.PredictionServiceBlockingStub;
import io.ashlar.contracts.prediction.v1.TextInput;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Predictions over gRPC ({@code ashlar.prediction.v1}). */
public final class PredictionClient implements AutoCloseable {
    private static final int DEADLINE_SECONDS = 60;

    private final String address;
    private final ManagedChannel channel;

    /** {@code address} is host:port, for example {@code 127.0.0.1:9000}. */
    public PredictionClient(String address) {
        this.address = address;
        this.channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();
    }

    /** The labels of each text, best first; {@code topK} null means all of them. */
    public ClassifyTextResponse classify(String endpoint, List<String> texts, @Nullable Integer topK) {
        ClassifyTextRequest.Builder request = ClassifyTextRequest.newBuilder().setEndpoint(endpoint);
        texts.forEach(text -> request.addInputs(TextInput.newBuilder().setText(text)));
        if (topK != null) {
            request.setTopK(topK);
        }
        return call(stub -> stub.classifyText(request.build()));
    }

    /** What is written after the prompt, piece by piece; {@code parameters} by their names on the Hub. */
    public Iterator<GenerateTextResponse> generateText(String endpoint, String prompt, ObjectNode parameters) {
        GenerateTextRequest.Builder request =
                GenerateTextRequest.newBuilder().setEndpoint(endpoint).setPrompt(prompt);
        merge(parameters, request.getParametersBuilder());
        return PredictionServiceGrpc.newBlockingStub(channel).generateText(request.build());
    }

    /** The steps of a picture, and with the last message the picture. */
    public Iterator<GenerateImageResponse> generateImage(String endpoint, String prompt, ObjectNode parameters) {
        GenerateImageRequest.Builder request = GenerateImageRequest.newBuilder();
        merge(parameters, request);
        return PredictionServiceGrpc.newBlockingStub(channel)
                .generateImage(request.setEndpoint(endpoint).setPrompt(prompt).build());
    }

    /** The fields have the parameters' names. */
    private static void merge(ObjectNode parameters, Message.Builder into) {
        try {
            JsonFormat.parser().merge(parameters.toString(), into);
        } catch (InvalidProtocolBufferException e) {
            throw new ApiException(
                    "A parameter is not known, or not of its type: " + e.getMessage(), ApiException.USAGE, e);
        }
    }

    private <T> T call(Function<PredictionServiceBlockingStub, T> call) {
        return translated(() -> call.apply(
                PredictionServiceGrpc.newBlockingStub(channel).withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)));
    }

    /** The result of what reads from this client; gRPC's failures become {@link ApiException}s. */
    public <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            String detail = e.getStatus().getDescription();
            int exitCode = switch (e.getStatus().getCode()) {
                case INVALID_ARGUMENT, NOT_FOUND, FAILED_PRECONDITION -> ApiException.REFUSED;
                case UNAVAILABLE -> ApiException.UNREACHABLE;
                default -> ApiException.FAILED;
            };
            throw new ApiException(
                    "gRPC at " + address + ": "
                            + (detail == null ? e.getStatus().getCode() : detail),
                    exitCode,
                    e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
