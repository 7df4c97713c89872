package io.ashlar.inference.oip.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import io.ashlar.contracts.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.ashlar.contracts.inference.InferParameter;
import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferRequest.InferRequestedOutputTensor;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.contracts.inference.ModelStatisticsRequest;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class OpenInferenceIT {
    private static final String MODEL = "grpc-mood";

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
    void shouldAnswerRawRequestsRawAndTypedOnesTyped() {
        ModelInferResponse raw =
                client.modelInfer(InferRequests.raw(MODEL, "a", "b").setId("x7").build());
        assertThat(raw.getId()).isEqualTo("x7");
        assertThat(raw.getModelVersion()).isEqualTo("1");
        assertThat(raw.getOutputsList())
                .extracting(ModelInferResponse.InferOutputTensor::getName)
                .containsExactly("label", "score", "json");
        assertThat(raw.getOutputs(1).getShapeList()).containsExactly(2L, 2L);
        assertThat(raw.getRawOutputContents(1).size()).isEqualTo(16);

        ModelInferResponse typed = client.modelInfer(InferRequests.typed(MODEL, "a", "b")
                .putParameters(
                        "top_k", InferParameter.newBuilder().setInt64Param(1).build())
                .addOutputs(InferRequestedOutputTensor.newBuilder().setName("score"))
                .build());
        assertThat(typed.getRawOutputContentsCount()).isZero();
        assertThat(typed.getOutputsList()).hasSize(1);
        assertThat(typed.getOutputs(0).getContents().getFp32ContentsList()).hasSize(2);
        assertThat(typed.getOutputs(0).getShapeList()).containsExactly(2L, 1L);
    }

    @Test
    void shouldGiveARowOfABatchWhatItGetsAlone() {
        String[] texts = IntStream.range(1, 20).mapToObj(" stone"::repeat).toArray(String[]::new);
        List<Float> together = scores(texts);
        List<Float> alone = new ArrayList<>();
        for (String text : texts) {
            alone.addAll(scores(text));
        }
        assertThat(together).hasSameSizeAs(alone);
        for (int i = 0; i < alone.size(); i++) {
            assertThat(together.get(i)).isCloseTo(alone.get(i), within(1e-2f));
        }
    }

    @Test
    void shouldCountInStatistics() {
        scores("a", "b", "c");
        var statistics = client.modelStatistics(
                        ModelStatisticsRequest.newBuilder().setName(MODEL).build())
                .getModelStats(0);
        assertThat(statistics.getInferenceCount()).isGreaterThanOrEqualTo(3);
        assertThat(statistics.getExecutionCount()).isPositive();
        assertThat(statistics.getInferenceStats().getSuccess().getNs()).isPositive();
        assertThat(statistics.getBatchStatsList()).anyMatch(batch -> batch.getBatchSize() == 3);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                bad("is no input", r -> r.getInputsBuilder(0).setName("txt")),
                bad("must have BYTES", r -> r.getInputsBuilder(0).setDatatype("INT32")),
                bad("[N] or [N, 1]", r -> r.getInputsBuilder(0).addShape(7)),
                bad("cannot be negative", r -> r.getInputsBuilder(0).setShape(0, -1)),
                bad(
                        "more than",
                        r -> r.getInputsBuilder(0).setShape(0, 1L << 40).addShape(1L << 40)),
                bad("its shape says 9", r -> r.getInputsBuilder(0).setShape(0, 9)),
                bad("stray bytes", r -> r.setRawInputContents(0, ByteString.copyFrom(new byte[] {1}))),
                bad("are left", r -> r.setRawInputContents(0, ByteString.copyFrom(new byte[] {9, 0, 0, 0, 65}))),
                bad("UTF-8", r -> r.setRawInputContents(0, ByteString.copyFrom(new byte[] {1, 0, 0, 0, -1}))),
                bad("raw_input_contents", r -> r.addRawInputContents(ByteString.EMPTY)),
                bad(
                        "not both",
                        r -> r.getInputsBuilder(0)
                                .setContents(InferTensorContents.newBuilder().addBytesContents(ByteString.EMPTY))),
                bad("is no output", r -> r.addOutputsBuilder().setName("logits")),
                bad(
                        "shared memory",
                        r -> r.getInputsBuilder(0)
                                .putParameters(
                                        "shared_memory_region",
                                        InferParameter.newBuilder()
                                                .setStringParam("x")
                                                .build())),
                bad(
                        "top_k",
                        r -> r.putParameters(
                                "top_k",
                                InferParameter.newBuilder().setInt64Param(-1).build())),
                bad(
                        "'speed'",
                        r -> r.putParameters(
                                "speed",
                                InferParameter.newBuilder().setBoolParam(true).build())),
                bad("has no value", r -> r.putParameters("top_k", InferParameter.getDefaultInstance())),
                bad("'text' is missing", r -> r.clearInputs().clearRawInputContents()));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void shouldSayWhatIsWrongWithARequest(String message, Consumer<ModelInferRequest.Builder> damage) {
        ModelInferRequest.Builder request = InferRequests.raw(MODEL, "a");
        damage.accept(request);
        assertThatThrownBy(() -> client.modelInfer(request.build()))
                .isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
                    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
                    assertThat(e.getStatus().getDescription()).contains(message);
                    assertThat(e.getTrailers().get(Calls.OWNER)).isEqualTo("USER");
                });
    }

    @Test
    void shouldTellTheStableCodeInTheTrailers() {
        assertStatus(
                () -> client.modelInfer(
                        InferRequests.raw(MODEL, "a").setModelName("nobody").build()),
                Status.Code.NOT_FOUND,
                "endpoint-not-found");
        assertStatus(
                () -> client.modelInfer(
                        InferRequests.raw(MODEL, "a").setModelVersion("7").build()),
                Status.Code.NOT_FOUND,
                "model-version-not-found");
        assertStatus(
                () -> client.modelInfer(InferRequests.raw(MODEL, "a")
                        .putParameters(
                                "timeout",
                                InferParameter.newBuilder().setInt64Param(1).build())
                        .build()),
                Status.Code.DEADLINE_EXCEEDED,
                "deadline-exceeded");
    }

    private static void assertStatus(Runnable call, Status.Code status, String code) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
            assertThat(e.getStatus().getCode()).isEqualTo(status);
            assertThat(e.getTrailers().get(Calls.CODE)).isEqualTo(code);
        });
    }

    private List<Float> scores(String... texts) {
        return client.modelInfer(InferRequests.typed(MODEL, texts)
                        .addOutputs(InferRequestedOutputTensor.newBuilder().setName("score"))
                        .build())
                .getOutputs(0)
                .getContents()
                .getFp32ContentsList();
    }

    private static Arguments bad(String message, Consumer<ModelInferRequest.Builder> damage) {
        return Arguments.of(message, damage);
    }
}
