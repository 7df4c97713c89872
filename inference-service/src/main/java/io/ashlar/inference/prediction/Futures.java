package io.ashlar.inference.prediction;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** What {@link CompletableFuture} leaves out. */
public final class Futures {
    private Futures() {}

    /** Throws the failure of a future that has failed already; nothing, where it has not ended. */
    public static void throwIfFailed(CompletableFuture<?> future) {
        if (future.isCompletedExceptionally()) {
            try {
                future.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    /** {@code thenApplyAsync} whose result, when it is canceled, cancels the source too. */
    public static <T, U> CompletableFuture<U> map(
            CompletableFuture<T> source, Function<? super T, ? extends U> function, Executor executor) {
        CompletableFuture<U> mapped = source.thenApplyAsync(function, executor);
        mapped.whenComplete((result, failure) -> {
            if (mapped.isCancelled()) {
                source.cancel(true);
            }
        });
        return mapped;
    }
}
