package io.ashlar.inference.serving;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The one thread that uses a device. Every model on it gets a turn in the order in which they asked, one batch a turn,
 * so a busy model cannot starve the others.
 */
public final class DeviceThread implements Executor, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DeviceThread.class);

    private final ThreadPoolExecutor thread;

    public DeviceThread(String device) {
        this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread owner = new Thread(work, "device-" + device);
            owner.setDaemon(true);
            return owner;
        });
    }

    /** Queues a turn. What it throws is logged, and the thread lives on. */
    @Override
    public void execute(Runnable turn) {
        thread.execute(() -> {
            try {
                turn.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A turn on the device failed", e);
            }
        });
    }

    /** Runs something on the device's thread; the future tells how it ended. */
    public CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, thread);
    }

    /** Lets the turns that are queued end; waits for them at most as long as {@code seconds}. */
    public void close(long seconds) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(seconds, TimeUnit.SECONDS)) {
            LOG.warnf("The device's thread did not end within %d s", seconds);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
