package io.ashlar.jobs.problems;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The same for what never reaches a resource. */
@Singleton
final class RouteProblems {
    private static final int NOT_FOUND = 404;
    static final int TOO_LARGE = 413;

    void install(@Observes Router router) {
        router.errorHandler(
                NOT_FOUND,
                context -> answer(
                        context,
                        NOT_FOUND,
                        FrameworkStatus.detailOf(
                                ProblemCode.ROUTE_NOT_FOUND, context.request().path())));
    }

    static void answer(RoutingContext context, int status, String detail) {
        Problem problem = Problem.of(
                FrameworkStatus.codeOf(status), detail, context.request().path());
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.write(problem));
    }
}
