package io.ashlar.inference.oip.grpc;

import io.ashlar.contracts.inference.InferParameter;
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
 * the stream. At most {@link #IN_FLIGHT} are taken from the client before their answers are out. With the parameter
 * {@code stream} the pieces of a text go out before its answer, as soon as they are written; each says whether it is
 * the final one in {@code triton_final_response}, as Triton does.
 */
final class InferenceStream implements StreamObserver<ModelInferRequest> {
    private static final int IN_FLIGHT = 64;

    private static final String STREAM = "stream";

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
        boolean isStreamed = request.getParametersOrDefault(STREAM, InferParameter.getDefaultInstance())
                .getBoolParam();
        CompletableFuture<OipAnswer> answer = isStreamed ? streamed(request, typed) : infer(request);
        running.add(answer);
        CompletableFuture<ModelStreamInferResponse> message = answer.handle((result, failure) -> {
            running.remove(answer);
            if (failure != null) {
                return failed(request.getId(), failure);
            }
            ModelInferResponse response = Answers.write(result, typed);
            return succeeded(isStreamed ? marked(response, true) : response);
        });
        written = written.thenCombine(message, (before, next) -> next).thenAccept(this::answer);
    }

    private CompletableFuture<OipAnswer> infer(ModelInferRequest request) {
        try {
            return inference.infer(Requests.read(request), deadline);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<OipAnswer> streamed(ModelInferRequest request, boolean typed) {
        try {
            ModelInferRequest plain =
                    request.toBuilder().removeParameters(STREAM).build();
            return inference.pieces(
                    Requests.read(plain),
                    deadline,
                    piece -> write(succeeded(marked(Answers.write(piece, typed), false))));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static ModelInferResponse marked(ModelInferResponse response, boolean isFinal) {
        return response.toBuilder()
                .putParameters(
                        "triton_final_response",
                        InferParameter.newBuilder().setBoolParam(isFinal).build())
                .build();
    }

    private void answer(ModelStreamInferResponse message) {
        write(message);
        client.request(1);
    }

    private void write(ModelStreamInferResponse message) {
        synchronized (client) {
            if (!client.isCancelled()) {
                client.onNext(message);
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
