package io.ashlar.catalog.datasets;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers uploads that say they are too large before a byte of them is stored. The server's own limit does the same
 * without a reason, and ends those that do not say their size.
 */
@ApplicationScoped
class UploadLimit {
    private static final int BEFORE_THE_SERVERS_OWN = -1_000;

    private final long limit;

    UploadLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void install(@Observes Router router) {
        router.route(HttpMethod.POST, "/api/v1/datasets")
                .order(BEFORE_THE_SERVERS_OWN)
                .handler(this::check);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.matches("\\d{1,18}") || Long.parseLong(length) <= limit) {
            context.next();
            return;
        }
        Problem problem = Problem.of(
                ProblemCode.PAYLOAD_TOO_LARGE,
                "The upload has " + length + " bytes, and at most " + limit
                        + " are taken. Split the file, or raise ashlar.catalog.datasets.max-size.",
                context.request().path());
        // The rest is read and dropped: a client that is still sending would otherwise see a broken connection and no
        // reason.
        context.request().resume();
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.write(problem));
    }
}
