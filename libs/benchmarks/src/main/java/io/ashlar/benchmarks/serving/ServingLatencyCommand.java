package io.ashlar.benchmarks.serving;

import io.ashlar.benchmarks.measure.Samples;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.run.Options;
import io.ashlar.benchmarks.run.Run;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar benchmark serving-latency ENDPOINT}. */
@Command(
        name = "serving-latency",
        mixinStandardHelpOptions = true,
        description =
                "What gRPC adds to a request: a steady load on a freshly deployed text-classification endpoint of a running"
                        + " Ashlar, seen by the client and by the service's own statistics from the permit before the queue to"
                        + " the answer.")
public final class ServingLatencyCommand implements Callable<Integer> {
    private static final int WARM_UP = 50;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "ENDPOINT", description = "deployed for this: percentiles are since then")
    private String endpoint = "";

    @Option(names = "--grpc", paramLabel = "ADDRESS", description = "default: ${DEFAULT-VALUE}")
    private String grpc = "127.0.0.1:9000";

    @Option(names = "--rest", paramLabel = "URL", description = "default: ${DEFAULT-VALUE}")
    private URI rest = URI.create("http://127.0.0.1:8080");

    @Option(names = "--rate", paramLabel = "N", description = "requests a second; default: ${DEFAULT-VALUE}")
    private int rate = 150;

    @Option(names = "--seconds", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int seconds = 20;

    @Option(names = "--tokens", paramLabel = "N", description = "of each request; default: ${DEFAULT-VALUE}")
    private int tokens = 16;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return options.execute(Objects.requireNonNull(spec).commandLine().getOut(), this::measure);
    }

    private LatencyReport measure(Run run) throws IOException {
        Machine machine = Machine.now(Clock.systemUTC());
        ManagedChannel channel =
                NettyChannelBuilder.forTarget(grpc).usePlaintext().build();
        try {
            SteadyLoad load = new SteadyLoad(channel, SteadyLoad.request(endpoint, tokens));
            EndpointStatistics first = EndpointStatistics.read(rest, endpoint);
            load.run(rate, WARM_UP);
            EndpointStatistics before = EndpointStatistics.read(rest, endpoint);
            Samples client = load.run(rate, rate * seconds);
            EndpointStatistics after = EndpointStatistics.read(rest, endpoint);
            List<String> notes = new ArrayList<>();
            if (first.requests() > 0) {
                notes.add("The queue's percentiles have " + first.requests()
                        + " requests of before in them: deploy the endpoint anew to have its own alone.");
            }
            return new LatencyReport(
                    endpoint,
                    machine,
                    rate,
                    tokens,
                    after.requests() - before.requests(),
                    times(client),
                    after.since(before),
                    notes);
        } finally {
            channel.shutdownNow();
        }
    }

    private static LatencyReport.Times times(Samples seconds) {
        return new LatencyReport.Times(
                seconds.mean() * 1e3,
                seconds.quantile(0.5) * 1e3,
                seconds.quantile(0.9) * 1e3,
                seconds.quantile(0.99) * 1e3);
    }
}
