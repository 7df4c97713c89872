package io.ashlar.inference.oip.grpc;

import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.contracts.inference.ModelStreamInferResponse;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.inference.grpc.Calls;
import io.ashlar.inference.oip.Inference;
import io.ashlar.inference.oip.OipAnswer;
import io.ashlar.inference.serving.Deadline;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One stream: requests run side by side, answers go out in the order of the requests. A request that fails does not end
 * the stream. At most {@link #IN_FLIGHT} are taken from the client before their answers are out.
 */
final class InferenceStream implements StreamObserver<ModelInferRequest> {
    private static final int IN_FLIGHT = 64;

    private final Inference inference;
    private final ServerCallStreamObserver<ModelStreamInferResponse> client;
    private final Deadline deadline = Calls.deadline();
    private final Set<CompletableFuture<OipAnswer>> running = ConcurrentHashMap.newKeySet();
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

    private InferenceStream(Inference inference, ServerCallStreamObserver<ModelStreamInferResponse> client) {
        this.inference = inference;
        this.client = client;
    }

    static InferenceStream open(Inference inference, StreamObserver<ModelStreamInferResponse> observer) {
        var client = (ServerCallStreamObserver<ModelStreamInferResponse>) observer;
        InferenceStream stream = new InferenceStream(inference, client);
        client.disableAutoRequest();
        client.setOnCancelHandler(stream::cancel);
        client.request(IN_FLIGHT);
        return stream;
    }

    @Override
    public void onNext(ModelInferRequest request) {
        boolean typed = request.getRawInputContentsCount() == 0;
        CompletableFuture<OipAnswer> answer = infer(request);
        running.add(answer);
        CompletableFuture<ModelStreamInferResponse> message = answer.handle((result, failure) -> {
            running.remove(answer);
            return failure == null ? succeeded(Answers.write(result, typed)) : failed(request.getId(), failure);
        });
        written = written.thenCombine(message, (before, next) -> next).thenAccept(this::write);
    }

    private CompletableFuture<OipAnswer> infer(ModelInferRequest request) {
        try {
            return inference.infer(Requests.read(request), deadline);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void write(ModelStreamInferResponse message) {
        synchronized (client) {
            if (!client.isCancelled()) {
                client.onNext(message);
                client.request(1);
            }
        }
    }

    @Override
    public void onCompleted() {
        written = written.thenRun(() -> {
            synchronized (client) {
                if (!client.isCancelled()) {
                    client.onCompleted();
                }
            }
        });
    }

    @Override
    public void onError(Throwable failure) {
        cancel();
    }

    private void cancel() {
        running.forEach(answer -> answer.cancel(true));
    }

    private static ModelStreamInferResponse succeeded(ModelInferResponse response) {
        return ModelStreamInferResponse.newBuilder().setInferResponse(response).build();
    }

    private static ModelStreamInferResponse failed(String id, Throwable failure) {
        Problem problem = Problem.of(failure, null);
        return ModelStreamInferResponse.newBuilder()
                .setErrorMessage(problem.code().wireName() + ": " + problem.detail())
                .setInferResponse(ModelInferResponse.newBuilder().setId(id))
                .build();
    }
}
