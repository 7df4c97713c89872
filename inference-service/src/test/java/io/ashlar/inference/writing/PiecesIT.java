package io.ashlar.inference.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.ashlar.contracts.inference.GRPCInferenceServiceGrpc;
import io.ashlar.contracts.inference.InferParameter;
import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelStreamInferResponse;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.Deployments;
import io.ashlar.inference.app.GrpcClient;
import io.ashlar.testing.AshlarTestResource;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Open Inference Protocol's stream, where a text comes piece by piece. */
@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class PiecesIT {
    private GrpcClient grpc;

    @BeforeEach
    void connect() {
        Deployments.ensure("writer", "writer");
        Deployments.ensure("mood", "mood");
        grpc = GrpcClient.open();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        grpc.close();
    }

    @Test
    void shouldSendPiecesBeforeTheWholeText() throws Exception {
        List<ModelStreamInferResponse> answers = answers(request("writer", true, "the good stone"));

        assertThat(answers)
                .hasSizeGreaterThan(2)
                .allMatch(answer -> answer.getErrorMessage().isEmpty());
        List<ModelStreamInferResponse> pieces = answers.subList(0, answers.size() - 1);
        assertThat(pieces).noneMatch(PiecesIT::isFinal);
        ModelStreamInferResponse whole = answers.get(answers.size() - 1);
        assertThat(isFinal(whole)).isTrue();
        assertThat(pieces.stream().map(PiecesIT::text).collect(Collectors.joining()))
                .isEqualTo(text(whole));
        assertThat(answers).allMatch(answer -> answer.getInferResponse().getId().equals("7"));
    }

    @Test
    void shouldAnswerOnceWhereNobodyAskedForPieces() throws Exception {
        assertThat(answers(request("writer", false, "the good stone"))).hasSize(1);
    }

    @Test
    void shouldSayWhatCannotBeStreamed() throws Exception {
        assertThat(answers(request("mood", true, "a")).get(0).getErrorMessage()).contains("text-classification");
        assertThat(answers(request("writer", true, "a", "b")).get(0).getErrorMessage())
                .contains("one text");
    }

    private List<ModelStreamInferResponse> answers(ModelInferRequest request) throws Exception {
        List<ModelStreamInferResponse> answers = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        StreamObserver<ModelInferRequest> requests = GRPCInferenceServiceGrpc.newStub(grpc.channel())
                .modelStreamInfer(new StreamObserver<>() {
                    @Override
                    public void onNext(ModelStreamInferResponse answer) {
                        answers.add(answer);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        end.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {
                        end.complete(null);
                    }
                });
        requests.onNext(request);
        requests.onCompleted();
        end.get(60, TimeUnit.SECONDS);
        return answers;
    }

    private static ModelInferRequest request(String endpoint, boolean stream, String... texts) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (String text : texts) {
            contents.addBytesContents(ByteString.copyFromUtf8(text));
        }
        ModelInferRequest.Builder request = ModelInferRequest.newBuilder()
                .setModelName(endpoint)
                .setId("7")
                .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                        .setName("text")
                        .setDatatype("BYTES")
                        .addShape(texts.length)
                        .setContents(contents));
        if (endpoint.equals("writer")) {
            request.putParameters(
                    "max_new_tokens",
                    InferParameter.newBuilder().setInt64Param(8).build());
            request.putParameters(
                    "return_full_text",
                    InferParameter.newBuilder().setBoolParam(false).build());
        }
        if (stream) {
            request.putParameters(
                    "stream", InferParameter.newBuilder().setBoolParam(true).build());
        }
        return request.build();
    }

    private static boolean isFinal(ModelStreamInferResponse answer) {
        return answer.getInferResponse()
                .getParametersOrThrow("triton_final_response")
                .getBoolParam();
    }

    private static String text(ModelStreamInferResponse answer) {
        return answer.getInferResponse()
                .getOutputs(0)
                .getContents()
                .getBytesContents(0)
                .toStringUtf8();
    }
}
