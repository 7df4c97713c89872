package io.ashlar.inference.speed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.ashlar.contracts.inference.GRPCInferenceServiceGrpc;
import io.ashlar.contracts.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceStub;
import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.inference.InferenceThreads;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.Deployments;
import io.ashlar.inference.endpoints.EndpointDirectory;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.inference.prediction.PredictionRequest;
import io.ashlar.inference.prediction.TaskServer;
import io.ashlar.inference.serving.Deadline;
import io.ashlar.testing.AshlarTestResource;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What gRPC adds: the same load, 150 requests a second of 16 tokens, by turns into the endpoint's queue directly and
 * over gRPC, seven times each after a warm-up. Run it alone on a quiet machine: {@code mvn verify -pl inference-service
 * -DexcludedTags=gpu,python -Dit.test=GrpcOverheadIT}.
 */
@Tag("slow")
@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class GrpcOverheadIT {
    private static final String ENDPOINT = "measured";
    private static final String WARM = "warm";
    private static final int WARM_UPS = 20_000;
    private static final int REPETITIONS = Integer.getInteger("ashlar.repetitions", 7);
    /** A word of the tiny tokenizer is at least a token; the model cuts nothing here. */
    private static final int TOKENS = 16;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int port;

    @Inject
    EndpointDirectory directory;

    @Inject
    InferenceThreads threads;

    @Test
    void shouldAnswerEveryoneEitherWay() {
        Deployments.ensure(ENDPOINT, "minilm-sized");
        TaskServer server = directory.ready(ENDPOINT).server();
        String text = textOfTokens();
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .directExecutor()
                .build();
        GRPCInferenceServiceStub client = GRPCInferenceServiceGrpc.newStub(channel);
        ModelInferRequest request = request(ENDPOINT, text);
        SteadyLoad load = new SteadyLoad(150, 750);
        warmUp(client);
        List<Double> directs = new ArrayList<>();
        List<Double> remotes = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            directs.add(report("in-process", load.run(n -> direct(server, text))));
            remotes.add(report("gRPC", load.run(n -> remote(client, request))));
        }
        channel.shutdownNow();
        System.out.printf(
                Locale.ROOT,
                "median p99: in-process %.2f ms, gRPC %.2f ms, added %.2f ms%n",
                median(directs),
                median(remotes),
                median(remotes) - median(directs));
        assertThat(server.statistics().requests().failed()).isZero();
        assertThat(server.statistics().requests().rejected()).isZero();
    }

    /**
     * Until the JVM has compiled both ways, since its compiler would take one of few cores. A tiny model lets thousands
     * of requests through in seconds.
     */
    private void warmUp(GRPCInferenceServiceStub client) {
        Deployments.ensure(WARM, "mood");
        TaskServer tiny = directory.ready(WARM).server();
        for (int i = 0; i < WARM_UPS; i++) {
            direct(tiny, "a").join();
            remote(client, request(WARM, "a")).join();
        }
    }

    /** Found by trying, since words become several tokens. */
    private String textOfTokens() {
        TaskServer server = directory.ready(ENDPOINT).server();
        String text = "a";
        while (tokens(server, text) < TOKENS) {
            text += " a";
        }
        assertThat(tokens(server, text)).isEqualTo(TOKENS);
        return text;
    }

    private long tokens(TaskServer server, String text) {
        long before = server.statistics().tokens();
        direct(server, text).join();
        return server.statistics().tokens() - before;
    }

    private CompletableFuture<?> direct(TaskServer server, String text) {
        PredictionRequest request = new PredictionRequest(List.of(Input.text(text)), Parameters.none());
        return server.predict(() -> request, Deadline.none(), threads.workers());
    }

    private static CompletableFuture<?> remote(GRPCInferenceServiceStub client, ModelInferRequest request) {
        CompletableFuture<ModelInferResponse> answer = new CompletableFuture<>();
        client.modelInfer(request, new StreamObserver<>() {
            @Override
            public void onNext(ModelInferResponse message) {
                answer.complete(message);
            }

            @Override
            public void onError(Throwable failure) {
                answer.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {}
        });
        return answer;
    }

    private static ModelInferRequest request(String endpoint, String text) {
        return ModelInferRequest.newBuilder()
                .setModelName(endpoint)
                .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                        .setName("text")
                        .setDatatype("BYTES")
                        .addShape(1)
                        .setContents(InferTensorContents.newBuilder().addBytesContents(ByteString.copyFromUtf8(text))))
                .build();
    }

    private static double report(String way, long[] latencies) {
        double p99 = SteadyLoad.percentile(latencies, 99);
        System.out.printf(
                Locale.ROOT,
                "%-11s p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
                way,
                SteadyLoad.percentile(latencies, 50),
                p99,
                SteadyLoad.percentile(latencies, 100));
        return p99;
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
