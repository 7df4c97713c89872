package io.ashlar.inference.oip.grpc;

import io.ashlar.contracts.inference.InferBatchStatistics;
import io.ashlar.contracts.inference.InferStatistics;
import io.ashlar.contracts.inference.ModelStatistics;
import io.ashlar.contracts.inference.StatisticDuration;
import io.ashlar.inference.endpoints.ServedEndpoint;
import io.ashlar.inference.serving.DurationSummary;
import io.ashlar.inference.serving.StatisticsSnapshot;
import java.time.Instant;

/** Writes what an endpoint has done. */
public final class Statistics {
    private Statistics() {}

    /** The protocol's statistics; REST writes the same as JSON. */
    public static ModelStatistics of(ServedEndpoint.Ready endpoint) {
        StatisticsSnapshot now = endpoint.server().statistics();
        StatisticsSnapshot.Requests requests = now.requests();
        long failed = requests.failed() + requests.rejected() + requests.canceled() + requests.expired();
        ModelStatistics.Builder message = ModelStatistics.newBuilder()
                .setName(endpoint.plan().endpoint())
                .setVersion(Integer.toString(endpoint.plan().modelVersion()))
                .setInferenceCount(now.inputs())
                .setExecutionCount(now.batches().values().stream()
                        .mapToLong(DurationSummary::count)
                        .sum())
                .setInferenceStats(InferStatistics.newBuilder()
                        .setSuccess(duration(now.total()))
                        .setFail(StatisticDuration.newBuilder().setCount(failed))
                        .setQueue(duration(now.queue()))
                        .setComputeInput(duration(now.encode()))
                        .setComputeInfer(duration(now.compute())));
        Instant last = now.lastAnswerAt();
        if (last != null) {
            message.setLastInference(last.toEpochMilli());
        }
        now.batches()
                .forEach((size, times) -> message.addBatchStats(
                        InferBatchStatistics.newBuilder().setBatchSize(size).setComputeInfer(duration(times))));
        return message.build();
    }

    private static StatisticDuration duration(DurationSummary times) {
        return StatisticDuration.newBuilder()
                .setCount(times.count())
                .setNs(times.sumNanos())
                .build();
    }
}
