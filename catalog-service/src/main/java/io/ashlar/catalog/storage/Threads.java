package io.ashlar.catalog.storage;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** The two crossings between the event loop, where the database lives, and threads that may block on files. */
public final class Threads {
    private Threads() {}

    /** From a worker thread: runs database work on a context of its own and waits for it. */
    public static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * From the event loop: runs what blocks on a worker and comes back to this context, so that an open session stays
     * usable.
     */
    public static <T> Uni<T> blocking(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() ->
                        Vertx.currentContext().executeBlocking(work, false).toCompletionStage());
    }

    /** From any thread: {@link #await} on a worker, for chains that are subscribed to by timers. */
    public static <T> Uni<T> onWorker(Supplier<Uni<T>> work) {
        return Uni.createFrom().item(() -> await(work)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
