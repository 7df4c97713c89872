package io.ashlar.jobs.problems;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies beyond {@code quarkus.http.limits.max-body-size} with a problem document. The server's own limit ends
 * them without a word; it is left to watch what this one has let through.
 *
 * <p>A length that is announced is compared before a byte is read. A body without one is counted while it comes: here,
 * or by {@link BoundedForms} where it is a form, whose files are too large to be held in memory. Any other that comes
 * over HTTP/2 is left to the server's own limit, which says 413 and nothing else: such a request cannot be read ahead,
 * since Vert.x lets nobody pause one that has been read to its end, and every resource begins by pausing its request.
 */
@Singleton
final class BodyLimit {
    private static final int BEFORE_THE_SERVERS_OWN = -1_000;
    private static final int AFTER_THE_SERVERS_OWN = -1;
    /** By this name the server's limit leaves a note for the streams that it gives to resources. */
    private static final String SERVERS_OWN = "io.quarkus.max-request-size";

    private static final long LISTENING_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final long bytes;
    private final BodyHandler counted;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K") MemorySize limit) {
        this.bytes = limit.asLongValue();
        this.counted = BodyHandler.create(false).setBodyLimit(bytes);
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_THE_SERVERS_OWN).handler(this::refuseAnnounced);
        router.route()
                .order(AFTER_THE_SERVERS_OWN)
                .handler(this::countUnannounced)
                .failureHandler(failed -> {
                    if (failed.statusCode() == RouteProblems.TOO_LARGE) {
                        refuse(failed);
                    } else {
                        failed.next();
                    }
                });
    }

    long bytes() {
        return bytes;
    }

    String detail(String path) {
        return "The body goes beyond the " + bytes + " bytes that '" + path
                + "' takes. Send less at once, or raise quarkus.http.limits.max-body-size of the service.";
    }

    private void refuseAnnounced(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.matches("\\d{1,18}") || Long.parseLong(length) <= bytes) {
            context.next();
        } else {
            refuse(context);
        }
    }

    private void countUnannounced(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.getHeader(HttpHeaders.CONTENT_LENGTH) != null) {
            context.next();
        } else if (isForm(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            context.remove(SERVERS_OWN);
            context.next();
        } else if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            counted.handle(context);
        } else {
            context.next(); // no body, or HTTP/2, whose requests must not be read before they get to their resource
        }
    }

    static boolean isForm(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded");
    }

    private void refuse(RoutingContext context) {
        String path = context.request().path();
        dropTheRest(context);
        RouteProblems.answer(context, RouteProblems.TOO_LARGE, detail(path));
    }

    /**
     * Reads on for a while: a client that is still sending would see a broken connection, not the answer. Who sends on
     * and on is cut off.
     */
    static void dropTheRest(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        long cut = context.vertx()
                .setTimer(LISTENING_MILLIS, late -> request.connection().close());
        request.exceptionHandler(gone -> context.vertx().cancelTimer(cut));
        request.endHandler(end -> context.vertx().cancelTimer(cut));
        request.handler(dropped -> {});
        request.resume();
    }
}
