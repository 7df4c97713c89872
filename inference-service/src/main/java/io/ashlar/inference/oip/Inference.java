package io.ashlar.inference.oip;

import io.ashlar.contracts.Task;
import io.ashlar.inference.InferenceThreads;
import io.ashlar.inference.endpoints.EndpointDirectory;
import io.ashlar.inference.endpoints.ServedEndpoint;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.AnswerListener;
import io.ashlar.inference.prediction.Futures;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.inference.serving.Deadline;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Answers requests of the protocol, whatever brought them. */
@ApplicationScoped
public class Inference {
    /** Parameters of the protocol itself, and of its extensions that mean nothing here; the rest is the task's. */
    private static final Set<String> PROTOCOL = Set.of(
            "timeout", "priority", "sequence_id", "sequence_start", "sequence_end", "binary_data_output", "headers");

    private final EndpointDirectory directory;
    private final InferenceThreads threads;

    Inference(EndpointDirectory directory, InferenceThreads threads) {
        this.directory = directory;
        this.threads = threads;
    }

    /** Never blocks; throws nothing, the future fails. Canceling it drops what is not yet computed. */
    public CompletableFuture<OipAnswer> infer(OipRequest request, Deadline deadline) {
        return follow(request, deadline, AnswerListener.NONE);
    }

    /**
     * The same for one text, and tells the pieces of what is written for it while it is: {@code generated_text} of
     * shape {@code [1, 1]}. Endpoints that do not write refuse it.
     *
     * @param pieces called on the model's thread: it must not block
     */
    public CompletableFuture<OipAnswer> pieces(OipRequest request, Deadline deadline, Consumer<OipAnswer> pieces) {
        try {
            Task task =
                    directory.ready(request.model(), request.version()).plan().task();
            if (!(TaskTensors.of(task) instanceof WrittenTensors)) {
                throw Malformed.request("The parameter 'stream' is for endpoints that write texts, and this one is for "
                        + task.wireName() + ".");
            }
            if (request.inputs().stream().anyMatch(tensor -> Shapes.elements(tensor.name(), tensor.shape()) != 1)) {
                throw Malformed.request("With the parameter 'stream' the input has one text: shape [1] or [1, 1].");
            }
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return follow(request, deadline, new AnswerListener() {
            @Override
            public void piece(int input, String text) {
                OutputTensor piece = TaskTensors.texts(WrittenTensors.TEXT, List.of(1L, 1L), List.of(text));
                pieces.accept(new OipAnswer(request.model(), request.version(), request.id(), List.of(piece)));
            }
        });
    }

    private CompletableFuture<OipAnswer> follow(OipRequest request, Deadline deadline, AnswerListener listener) {
        try {
            ServedEndpoint.Ready endpoint = directory.ready(request.model(), request.version());
            TaskTensors tensors = TaskTensors.of(endpoint.plan().task());
            List<String> wanted = tensors.wanted(request.outputs());
            CompletableFuture<Answer> answer = endpoint.server()
                    .follow(
                            () -> new PredictionRequest(
                                    tensors.read(request.inputs()), taskParameters(request.parameters())),
                            deadline.earlier(timeout(request.parameters())),
                            threads.workers(),
                            listener);
            return Futures.map(
                    answer,
                    result -> new OipAnswer(
                            request.model(),
                            Integer.toString(endpoint.plan().modelVersion()),
                            request.id(),
                            wanted.stream()
                                    .map(name -> tensors.output(name, result))
                                    .toList()),
                    Runnable::run);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Parameters taskParameters(Map<String, Object> parameters) {
        Map<String, Object> rest = new HashMap<>(parameters);
        rest.keySet().removeIf(name -> PROTOCOL.contains(name) || name.startsWith("triton_"));
        return Parameters.of(rest);
    }

    /** Triton's parameter, in microseconds. */
    private static Deadline timeout(Map<String, Object> parameters) {
        Object timeout = parameters.get("timeout");
        if (timeout == null) {
            return Deadline.none();
        }
        if (timeout instanceof Number micros && micros.longValue() >= 0) {
            return micros.longValue() == 0 ? Deadline.none() : Deadline.in(micros.longValue(), TimeUnit.MICROSECONDS);
        }
        throw Malformed.request("The parameter 'timeout' is " + timeout + ", and must be microseconds from 0.");
    }
}
