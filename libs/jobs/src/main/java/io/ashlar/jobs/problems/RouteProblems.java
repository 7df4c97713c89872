package io.ashlar.jobs.problems;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The same for what never reaches a resource: unknown addresses and bodies beyond the server's own limit. */
@Singleton
final class RouteProblems {
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    void install(@Observes Router router) {
        router.errorHandler(NOT_FOUND, context -> answer(context, NOT_FOUND));
        router.errorHandler(TOO_LARGE, context -> answer(context, TOO_LARGE));
    }

    private static void answer(RoutingContext context, int status) {
        ProblemCode code = FrameworkStatus.codeOf(status);
        String path = context.request().path();
        Problem problem = Problem.of(code, FrameworkStatus.detailOf(code, path), path);
        context.response()
                .setStatusCode(code.httpStatus())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Json.write(problem));
    }
}
