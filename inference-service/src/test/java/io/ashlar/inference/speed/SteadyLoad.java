package io.ashlar.inference.speed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** So many requests a second, whether or not the earlier ones are answered; latencies count from when each was due. */
record SteadyLoad(int perSecond, int requests) {
    /** Latencies in nanoseconds, sorted. A request that fails fails the run. */
    long[] run(IntFunction<CompletableFuture<?>> send) {
        long[] latencies = new long[requests];
        List<CompletableFuture<?>> answers = new ArrayList<>(requests);
        long pause = 1_000_000_000L / perSecond;
        long start = System.nanoTime() + pause;
        for (int i = 0; i < requests; i++) {
            int number = i;
            long due = start + i * pause;
            sleepUntil(due);
            answers.add(send.apply(i).thenAccept(answer -> latencies[number] = System.nanoTime() - due));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        Arrays.sort(latencies);
        return latencies;
    }

    private static void sleepUntil(long due) {
        try {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted under load", e);
        }
    }

    /** In milliseconds, of sorted latencies. */
    static double percentile(long[] sorted, double percent) {
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }
}
