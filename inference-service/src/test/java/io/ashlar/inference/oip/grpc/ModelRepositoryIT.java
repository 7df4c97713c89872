package io.ashlar.inference.oip.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.ashlar.contracts.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.ashlar.contracts.inference.ModelConfig;
import io.ashlar.contracts.inference.ModelConfigRequest;
import io.ashlar.contracts.inference.ModelMetadataRequest;
import io.ashlar.contracts.inference.ModelMetadataResponse;
import io.ashlar.contracts.inference.ModelReadyRequest;
import io.ashlar.contracts.inference.RepositoryIndexRequest;
import io.ashlar.contracts.inference.RepositoryModelLoadRequest;
import io.ashlar.contracts.inference.RepositoryModelUnloadRequest;
import io.ashlar.contracts.inference.ServerLiveRequest;
import io.ashlar.contracts.inference.ServerMetadataRequest;
import io.ashlar.contracts.inference.ServerReadyRequest;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.Deployments;
import io.ashlar.inference.app.GrpcClient;
import io.ashlar.inference.grpc.Calls;
import io.ashlar.testing.AshlarTestResource;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class ModelRepositoryIT {
    private static final String MODEL = "grpc-listed";

    private GrpcClient grpc;

    private GRPCInferenceServiceBlockingStub client;

    @BeforeEach
    void connect() {
        Deployments.ensure(MODEL, "mood");
        grpc = GrpcClient.open();
        client = grpc.inference();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        grpc.close();
    }

    @Test
    void shouldSayWhatItIs() {
        assertThat(client.serverLive(ServerLiveRequest.getDefaultInstance()).getLive())
                .isTrue();
        assertThat(client.serverReady(ServerReadyRequest.getDefaultInstance()).getReady())
                .isTrue();
        assertThat(client.serverMetadata(ServerMetadataRequest.getDefaultInstance())
                        .getName())
                .isEqualTo("ashlar");
        assertThat(isReady(MODEL, "")).isTrue();
        assertThat(isReady(MODEL, "1")).isTrue();
        assertThat(isReady(MODEL, "2")).isFalse();
        assertThat(isReady("nobody", "")).isFalse();
        assertThat(HealthGrpc.newBlockingStub(grpc.channel())
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void shouldDescribeTensorsConfigurationAndRepository() {
        ModelMetadataResponse metadata = client.modelMetadata(
                ModelMetadataRequest.newBuilder().setName(MODEL).build());
        assertThat(metadata.getVersionsList()).containsExactly("1");
        assertThat(metadata.getInputsList())
                .extracting(ModelMetadataResponse.TensorMetadata::getName)
                .containsExactly("text", "text_pair");
        assertThat(metadata.getOutputsList())
                .extracting(ModelMetadataResponse.TensorMetadata::getDatatype)
                .containsExactly("BYTES", "FP32", "BYTES");
        ModelConfig config = client.modelConfig(
                        ModelConfigRequest.newBuilder().setName(MODEL).build())
                .getConfig();
        assertThat(config.getInputList())
                .extracting(input -> input.getName() + input.getOptional())
                .containsExactly("textfalse", "text_pairtrue");
        assertThat(config.getParametersMap()).containsKey("task");
        assertThat(client.repositoryIndex(RepositoryIndexRequest.getDefaultInstance())
                        .getModelsList())
                .anyMatch(model -> model.getName().equals(MODEL)
                        && model.getState().equals("READY")
                        && model.getVersion().equals("1"));
    }

    @Test
    void shouldUnloadAndLoadAgain() {
        Deployments.ensure("grpc-unloaded", "mood");
        client.repositoryModelUnload(RepositoryModelUnloadRequest.newBuilder()
                .setModelName("grpc-unloaded")
                .build());
        assertThat(isReady("grpc-unloaded", "")).isFalse();
        client.repositoryModelLoad(RepositoryModelLoadRequest.newBuilder()
                .setModelName("grpc-unloaded")
                .build());
        assertThat(isReady("grpc-unloaded", "")).isTrue();
        assertThatThrownBy(() -> client.repositoryModelLoad(RepositoryModelLoadRequest.newBuilder()
                        .setModelName("nobody")
                        .build()))
                .isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
                    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
                    assertThat(e.getTrailers().get(Calls.CODE)).isEqualTo("endpoint-not-found");
                });
    }

    private boolean isReady(String model, String version) {
        return client.modelReady(ModelReadyRequest.newBuilder()
                        .setName(model)
                        .setVersion(version)
                        .build())
                .getReady();
    }
}
