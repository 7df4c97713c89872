package io.ashlar.inference.typed;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.prediction.v1.AnswerQuestionRequest;
import io.ashlar.contracts.prediction.v1.AnswerQuestionResponse;
import io.ashlar.contracts.prediction.v1.ClassifyImageRequest;
import io.ashlar.contracts.prediction.v1.ClassifyImageResponse;
import io.ashlar.contracts.prediction.v1.ClassifyTextRequest;
import io.ashlar.contracts.prediction.v1.ClassifyTextResponse;
import io.ashlar.contracts.prediction.v1.ClassifyTokensRequest;
import io.ashlar.contracts.prediction.v1.ClassifyTokensResponse;
import io.ashlar.contracts.prediction.v1.FillMaskRequest;
import io.ashlar.contracts.prediction.v1.FillMaskResponse;
import io.ashlar.contracts.prediction.v1.GenerateImageRequest;
import io.ashlar.contracts.prediction.v1.GenerateImageResponse;
import io.ashlar.contracts.prediction.v1.GenerateTextRequest;
import io.ashlar.contracts.prediction.v1.GenerateTextResponse;
import io.ashlar.contracts.prediction.v1.PredictionServiceGrpc.PredictionServiceImplBase;
import io.ashlar.contracts.prediction.v1.ScoreTextRequest;
import io.ashlar.contracts.prediction.v1.ScoreTextResponse;
import io.ashlar.contracts.prediction.v1.SummarizeRequest;
import io.ashlar.contracts.prediction.v1.SummarizeResponse;
import io.ashlar.contracts.prediction.v1.TranslateRequest;
import io.ashlar.contracts.prediction.v1.TranslateResponse;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.InferenceThreads;
import io.ashlar.inference.endpoints.EndpointDirectory;
import io.ashlar.inference.endpoints.ServedEndpoint;
import io.ashlar.inference.grpc.Calls;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.AnswerListener;
import io.ashlar.inference.prediction.Futures;
import io.ashlar.inference.prediction.PredictionRequest;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The typed service. Every method returns at once: it runs on the event loop. */
@GrpcService
class TypedPredictions extends PredictionServiceImplBase {
    private final EndpointDirectory directory;
    private final InferenceThreads threads;

    TypedPredictions(EndpointDirectory directory, InferenceThreads threads) {
        this.directory = directory;
        this.threads = threads;
    }

    @Override
    public void classifyText(ClassifyTextRequest request, StreamObserver<ClassifyTextResponse> observer) {
        Calls.answer(
                observer,
                () -> predict(
                        request.getEndpoint(),
                        Task.TEXT_CLASSIFICATION,
                        () -> TypedMessages.read(request),
                        TypedMessages::classifications));
    }

    @Override
    public void classifyTokens(ClassifyTokensRequest request, StreamObserver<ClassifyTokensResponse> observer) {
        Calls.answer(
                observer,
                () -> predict(
                        request.getEndpoint(),
                        Task.TOKEN_CLASSIFICATION,
                        () -> SpanMessages.read(request),
                        SpanMessages::entities));
    }

    @Override
    public void answerQuestion(AnswerQuestionRequest request, StreamObserver<AnswerQuestionResponse> observer) {
        Calls.answer(
                observer,
                () -> predict(
                        request.getEndpoint(),
                        Task.QUESTION_ANSWERING,
                        () -> SpanMessages.read(request),
                        SpanMessages::answers));
    }

    @Override
    public void classifyImage(ClassifyImageRequest request, StreamObserver<ClassifyImageResponse> observer) {
        Calls.answer(
                observer,
                () -> predict(
                        request.getEndpoint(),
                        Task.IMAGE_CLASSIFICATION,
                        () -> ImageMessages.read(request),
                        ImageMessages::labels));
    }

    @Override
    public void summarize(SummarizeRequest request, StreamObserver<SummarizeResponse> observer) {
        Calls.answer(
                observer,
                () -> predict(
                        request.getEndpoint(),
                        Task.SUMMARIZATION,
                        () -> WritingMessages.read(request),
                        WritingMessages::summaries));
    }

    @Override
    public void translate(TranslateRequest request, StreamObserver<TranslateResponse> observer) {
        Calls.answer(
                observer,
                () -> predict(
                        request.getEndpoint(),
                        Task.TRANSLATION,
                        () -> WritingMessages.read(request),
                        WritingMessages::translations));
    }

    @Override
    public void scoreText(ScoreTextRequest request, StreamObserver<ScoreTextResponse> observer) {
        Calls.answer(
                observer,
                () -> predict(
                        request.getEndpoint(),
                        Task.TEXT_GENERATION,
                        () -> ScoreMessages.read(request),
                        ScoreMessages::scores));
    }

    @Override
    public void generateText(GenerateTextRequest request, StreamObserver<GenerateTextResponse> observer) {
        var client = (ServerCallStreamObserver<GenerateTextResponse>) observer;
        Calls.answer(observer, () -> {
            ServedEndpoint.Ready endpoint = ready(request.getEndpoint(), Task.TEXT_GENERATION);
            CompletableFuture<Answer> answer = endpoint.server()
                    .follow(
                            () -> WritingMessages.read(request),
                            Calls.deadline(),
                            threads.workers(),
                            new AnswerListener() {
                                @Override
                                public void piece(int input, String text) {
                                    if (!client.isCancelled()) {
                                        client.onNext(WritingMessages.piece(text));
                                    }
                                }
                            });
            return Futures.map(answer, WritingMessages::end, Runnable::run);
        });
    }

    @Override
    public void generateImage(GenerateImageRequest request, StreamObserver<GenerateImageResponse> observer) {
        var client = (ServerCallStreamObserver<GenerateImageResponse>) observer;
        Calls.answer(observer, () -> {
            ServedEndpoint.Ready endpoint = ready(request.getEndpoint(), Task.TEXT_TO_IMAGE);
            CompletableFuture<Answer> answer = endpoint.server()
                    .follow(
                            () -> ImageMessages.read(request),
                            Calls.deadline(),
                            threads.workers(),
                            new AnswerListener() {
                                @Override
                                public void step(int input, int done, int steps) {
                                    if (!client.isCancelled()) {
                                        client.onNext(ImageMessages.step(done, steps));
                                    }
                                }
                            });
            return Futures.map(answer, ImageMessages::image, Runnable::run);
        });
    }

    @Override
    public void fillMask(FillMaskRequest request, StreamObserver<FillMaskResponse> observer) {
        Calls.answer(
                observer,
                () -> predict(
                        request.getEndpoint(),
                        Task.FILL_MASK,
                        () -> TypedMessages.read(request),
                        TypedMessages::fillings));
    }

    private <T> CompletableFuture<T> predict(
            String name,
            Task task,
            Supplier<PredictionRequest> request,
            BiFunction<ServedEndpoint, Answer, T> message) {
        ServedEndpoint.Ready endpoint = ready(name, task);
        return Futures.map(
                endpoint.server().predict(request, Calls.deadline(), threads.workers()),
                answer -> message.apply(endpoint, answer),
                Runnable::run);
    }

    private ServedEndpoint.Ready ready(String name, Task task) {
        ServedEndpoint.Ready endpoint = directory.ready(name);
        Task served = endpoint.plan().task();
        if (served != task) {
            throw new ProblemException(
                    ProblemCode.MODEL_TASK_UNSUPPORTED,
                    "Endpoint '" + name + "' is for " + served.wireName() + ", and this call for " + task.wireName()
                            + ". Call the method of its task.");
        }
        return endpoint;
    }
}
