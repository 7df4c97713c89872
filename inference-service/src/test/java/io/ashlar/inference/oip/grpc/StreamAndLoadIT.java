package io.ashlar.inference.oip.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import io.ashlar.contracts.inference.GRPCInferenceServiceGrpc;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.contracts.inference.ModelStreamInferResponse;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.Deployments;
import io.ashlar.inference.app.GrpcClient;
import io.ashlar.inference.endpoints.EndpointDirectory;
import io.ashlar.inference.serving.StatisticsSnapshot;
import io.ashlar.testing.AshlarTestResource;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class StreamAndLoadIT {
    private static final String MODEL = "grpc-load";

    @Inject
    EndpointDirectory directory;

    private GrpcClient grpc;

    @BeforeEach
    void connect() {
        Deployments.ensure(MODEL, "mood");
        grpc = GrpcClient.open();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        grpc.close();
    }

    @Test
    void shouldAnswerAStreamInOrderAndOutliveBadRequests() throws Exception {
        List<ModelStreamInferResponse> answers = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        StreamObserver<ModelInferRequest> requests =
                GRPCInferenceServiceGrpc.newStub(grpc.channel()).modelStreamInfer(collect(answers, end));
        int count = 200;
        for (int i = 0; i < count; i++) {
            ModelInferRequest.Builder request = request("text " + i).setId(Integer.toString(i));
            requests.onNext((i % 10 == 3 ? request.setModelName("nobody") : request).build());
        }
        requests.onCompleted();
        end.get(60, TimeUnit.SECONDS);
        assertThat(answers).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(answers.get(i).getInferResponse().getId()).isEqualTo(Integer.toString(i));
            if (i % 10 == 3) {
                assertThat(answers.get(i).getErrorMessage()).startsWith("endpoint-not-found: ");
            }
        }
    }

    @Test
    void shouldAnswerOrRefuseEveryoneUnderMoreLoadThanTheQueueHolds() throws Exception {
        var client = GRPCInferenceServiceGrpc.newFutureStub(grpc.channel());
        String[] texts = new String[16];
        List<ListenableFuture<ModelInferResponse>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Arrays.fill(texts, "stone ".repeat(1 + i % 40));
            answers.add(client.modelInfer(request(texts).build()));
        }
        int answered = 0;
        int refused = 0;
        for (ListenableFuture<ModelInferResponse> answer : answers) {
            try {
                assertThat(answer.get(60, TimeUnit.SECONDS).getOutputs(0).getShape(0))
                        .isEqualTo(16);
                answered++;
            } catch (ExecutionException e) {
                assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                refused++;
            }
        }
        assertThat(answered).isPositive();
        assertThat(answered + refused).isEqualTo(300);
        StatisticsSnapshot statistics = directory.ready(MODEL).server().statistics();
        assertThat(statistics.waitingInputs()).as("every place is given back").isZero();
    }

    private static ModelInferRequest.Builder request(String... texts) {
        return InferRequests.raw(MODEL, texts);
    }

    private static StreamObserver<ModelStreamInferResponse> collect(
            List<ModelStreamInferResponse> answers, CompletableFuture<Void> end) {
        return new StreamObserver<>() {
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
        };
    }
}
