package io.ashlar.inference.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.prediction.v1.ClassifyTextRequest;
import io.ashlar.contracts.prediction.v1.ClassifyTextResponse;
import io.ashlar.contracts.prediction.v1.FillMaskRequest;
import io.ashlar.contracts.prediction.v1.FillMaskResponse;
import io.ashlar.contracts.prediction.v1.PredictionServiceGrpc.PredictionServiceBlockingStub;
import io.ashlar.contracts.prediction.v1.TextInput;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.Deployments;
import io.ashlar.inference.app.GrpcClient;
import io.ashlar.inference.grpc.Calls;
import io.ashlar.testing.AshlarTestResource;
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
class TypedPredictionsIT {
    private GrpcClient grpc;
    private PredictionServiceBlockingStub client;

    @BeforeEach
    void connect() {
        Deployments.ensure("typed-pairs", "pairs");
        Deployments.ensure("typed-filler", "filler");
        grpc = GrpcClient.open();
        client = grpc.predictions();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        grpc.close();
    }

    @Test
    void shouldClassifyTextsAndPairs() {
        ClassifyTextResponse answer = client.classifyText(ClassifyTextRequest.newBuilder()
                .setEndpoint("typed-pairs")
                .addInputs(TextInput.newBuilder().setText("a"))
                .addInputs(TextInput.newBuilder().setText("a").setTextPair("b"))
                .setTopK(1)
                .build());
        assertThat(answer.getModelName()).isEqualTo("pairs");
        assertThat(answer.getModelVersion()).isEqualTo(1);
        assertThat(answer.getResultsList())
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.getLabelsList()).hasSize(1));
    }

    @Test
    void shouldFillEveryMask() {
        FillMaskResponse answer = client.fillMask(FillMaskRequest.newBuilder()
                .setEndpoint("typed-filler")
                .setText("[MASK] or [MASK]")
                .setTopK(4)
                .build());
        assertThat(answer.getMasksList())
                .hasSize(2)
                .allSatisfy(mask -> assertThat(mask.getFillingsList()).hasSize(4));
    }

    @Test
    void shouldRefuseTheMethodOfAnotherTask() {
        FillMaskRequest request = FillMaskRequest.newBuilder()
                .setEndpoint("typed-pairs")
                .setText("a")
                .build();
        assertThatThrownBy(() -> client.fillMask(request))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getTrailers().get(Calls.CODE)).isEqualTo("model-task-unsupported"));
    }

    @Test
    void shouldRefuseATopKOfNought() {
        ClassifyTextRequest request = ClassifyTextRequest.newBuilder()
                .setEndpoint("typed-pairs")
                .addInputs(TextInput.newBuilder().setText("a"))
                .setTopK(0)
                .build();
        assertThatThrownBy(() -> client.classifyText(request))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getTrailers().get(Calls.CODE)).isEqualTo("parameter-invalid"));
    }
}
