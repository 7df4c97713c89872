package io.ashlar.inference.app;

import io.ashlar.contracts.inference.GRPCInferenceServiceGrpc;
import io.ashlar.contracts.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.ashlar.contracts.prediction.v1.PredictionServiceGrpc;
import io.ashlar.contracts.prediction.v1.PredictionServiceGrpc.PredictionServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service under test by gRPC. Open it where the service runs, so in a test or before each. */
public final class GrpcClient implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final ManagedChannel channel;

    private GrpcClient(ManagedChannel channel) {
        this.channel = channel;
    }

    public static GrpcClient open() {
        int port = ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", Integer.class);
        return new GrpcClient(ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build());
    }

    public ManagedChannel channel() {
        return channel;
    }

    /** The Open Inference Protocol; a minute from now each call fails. */
    public GRPCInferenceServiceBlockingStub inference() {
        return GRPCInferenceServiceGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Ashlar's own service; a minute from now each call fails. */
    public PredictionServiceBlockingStub predictions() {
        return PredictionServiceGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    }
}
