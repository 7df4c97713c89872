package io.ashlar.inference.oip.grpc;

import io.ashlar.contracts.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import io.ashlar.contracts.inference.ModelConfigRequest;
import io.ashlar.contracts.inference.ModelConfigResponse;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.contracts.inference.ModelMetadataRequest;
import io.ashlar.contracts.inference.ModelMetadataResponse;
import io.ashlar.contracts.inference.ModelReadyRequest;
import io.ashlar.contracts.inference.ModelReadyResponse;
import io.ashlar.contracts.inference.ModelStatisticsRequest;
import io.ashlar.contracts.inference.ModelStatisticsResponse;
import io.ashlar.contracts.inference.ModelStreamInferResponse;
import io.ashlar.contracts.inference.RepositoryIndexRequest;
import io.ashlar.contracts.inference.RepositoryIndexResponse;
import io.ashlar.contracts.inference.RepositoryModelLoadRequest;
import io.ashlar.contracts.inference.RepositoryModelLoadResponse;
import io.ashlar.contracts.inference.RepositoryModelUnloadRequest;
import io.ashlar.contracts.inference.RepositoryModelUnloadResponse;
import io.ashlar.contracts.inference.ServerLiveRequest;
import io.ashlar.contracts.inference.ServerLiveResponse;
import io.ashlar.contracts.inference.ServerMetadataRequest;
import io.ashlar.contracts.inference.ServerMetadataResponse;
import io.ashlar.contracts.inference.ServerReadyRequest;
import io.ashlar.contracts.inference.ServerReadyResponse;
import io.ashlar.inference.InferenceConfig;
import io.ashlar.inference.endpoints.EndpointDirectory;
import io.ashlar.inference.grpc.Calls;
import io.ashlar.inference.oip.Inference;
import io.ashlar.inference.oip.Repository;
import io.ashlar.inference.oip.ServerDescription;
import io.ashlar.inference.prediction.Futures;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The protocol's service. Every method returns at once: it runs on the event loop. */
@GrpcService
class InferenceService extends GRPCInferenceServiceImplBase {
    private final Inference inference;
    private final EndpointDirectory directory;
    private final Repository repository;
    private final ServerDescription server;
    private final InferenceConfig config;

    InferenceService(
            Inference inference,
            EndpointDirectory directory,
            Repository repository,
            ServerDescription server,
            InferenceConfig config) {
        this.inference = inference;
        this.directory = directory;
        this.repository = repository;
        this.server = server;
        this.config = config;
    }

    @Override
    public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> observer) {
        now(observer, () -> ServerLiveResponse.newBuilder().setLive(true).build());
    }

    @Override
    public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> observer) {
        now(
                observer,
                () -> ServerReadyResponse.newBuilder()
                        .setReady(directory.isComplete())
                        .build());
    }

    @Override
    public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> observer) {
        now(
                observer,
                () -> ModelReadyResponse.newBuilder()
                        .setReady(repository.isReady(request.getName(), request.getVersion()))
                        .build());
    }

    @Override
    public void serverMetadata(ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> observer) {
        now(
                observer,
                () -> ServerMetadataResponse.newBuilder()
                        .setName(server.name())
                        .setVersion(server.version())
                        .addAllExtensions(server.extensions())
                        .build());
    }

    @Override
    public void modelMetadata(ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> observer) {
        now(observer, () -> Descriptions.metadata(directory.ready(request.getName(), request.getVersion())));
    }

    @Override
    public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> observer) {
        Calls.answer(observer, () -> {
            boolean typed = request.getRawInputContentsCount() == 0;
            return Futures.map(
                    inference.infer(Requests.read(request), Calls.deadline()),
                    answer -> Answers.write(answer, typed),
                    Runnable::run);
        });
    }

    @Override
    public StreamObserver<ModelInferRequest> modelStreamInfer(StreamObserver<ModelStreamInferResponse> observer) {
        return InferenceStream.open(inference, observer);
    }

    @Override
    public void modelConfig(ModelConfigRequest request, StreamObserver<ModelConfigResponse> observer) {
        now(
                observer,
                () -> ModelConfigResponse.newBuilder()
                        .setConfig(
                                Descriptions.config(directory.ready(request.getName(), request.getVersion()), config))
                        .build());
    }

    @Override
    public void modelStatistics(ModelStatisticsRequest request, StreamObserver<ModelStatisticsResponse> observer) {
        now(observer, () -> {
            ModelStatisticsResponse.Builder message = ModelStatisticsResponse.newBuilder();
            repository
                    .ready(request.getName(), request.getVersion())
                    .forEach(endpoint -> message.addModelStats(Statistics.of(endpoint)));
            return message.build();
        });
    }

    @Override
    public void repositoryIndex(RepositoryIndexRequest request, StreamObserver<RepositoryIndexResponse> observer) {
        now(observer, () -> {
            List<Repository.Entry> entries = repository.index(request.getReady());
            RepositoryIndexResponse.Builder message = RepositoryIndexResponse.newBuilder();
            entries.forEach(entry -> message.addModels(RepositoryIndexResponse.ModelIndex.newBuilder()
                    .setName(entry.name())
                    .setVersion(entry.version())
                    .setState(entry.state())
                    .setReason(entry.reason())));
            return message.build();
        });
    }

    @Override
    public void repositoryModelLoad(
            RepositoryModelLoadRequest request, StreamObserver<RepositoryModelLoadResponse> observer) {
        Calls.answer(
                observer,
                () -> repository
                        .load(request.getModelName())
                        .thenApply(done -> RepositoryModelLoadResponse.getDefaultInstance()));
    }

    @Override
    public void repositoryModelUnload(
            RepositoryModelUnloadRequest request, StreamObserver<RepositoryModelUnloadResponse> observer) {
        now(observer, () -> {
            repository.unload(request.getModelName());
            return RepositoryModelUnloadResponse.getDefaultInstance();
        });
    }

    private static <T> void now(StreamObserver<T> observer, Supplier<T> message) {
        Calls.answer(observer, () -> CompletableFuture.completedFuture(message.get()));
    }
}
