package io.ashlar.inference;

import io.ashlar.inference.serving.DeviceThread;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of this service, by what they may do: workers read requests and make tokens; the device's thread
 * computes; the loader opens models; the reporter writes down what became of them, in order.
 */
@ApplicationScoped
public class InferenceThreads {
    private static final int LAST = Interceptor.Priority.LIBRARY_AFTER + 500;
    private static final long END_SECONDS = 5;

    private final ExecutorService workers;
    private final ExecutorService loader = pool("loader", 1);
    private final ExecutorService reporter = pool("reporter", 1);
    private final ExecutorService closer = pool("closer", 2);
    private final DeviceThread device = new DeviceThread("cpu");

    InferenceThreads(InferenceConfig config) {
        int count = config.workers() > 0
                ? config.workers()
                : Math.max(2, Runtime.getRuntime().availableProcessors());
        this.workers = pool("worker", count);
    }

    private static ExecutorService pool(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "inference-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    public ExecutorService workers() {
        return workers;
    }

    public ExecutorService loader() {
        return loader;
    }

    public ExecutorService reporter() {
        return reporter;
    }

    public ExecutorService closer() {
        return closer;
    }

    public DeviceThread device() {
        return device;
    }

    /** After everything that still needs them. */
    void stop(@Observes @Priority(LAST) ShutdownEvent event) throws InterruptedException {
        device.close(END_SECONDS);
        workers.shutdown();
        loader.shutdownNow();
        reporter.shutdownNow();
        closer.shutdown();
    }
}
