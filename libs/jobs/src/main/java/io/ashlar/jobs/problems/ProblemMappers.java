package io.ashlar.jobs.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.database.Database;
import io.ashlar.jobs.submission.StrictJson;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What went wrong, as the client sees it; what is our fault goes into the log, too. */
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int FIRST_SERVER_STATUS = 500;

    @ServerExceptionMapper
    public Response any(Throwable failure, UriInfo uri) {
        return answer(failure, uri);
    }

    @ServerExceptionMapper
    public Response framework(WebApplicationException failure, UriInfo uri) {
        return answer(failure, uri);
    }

    @ServerExceptionMapper
    public Response json(MismatchedInputException failure, UriInfo uri) {
        return answer(failure, uri);
    }

    private static Response answer(Throwable failure, UriInfo uri) {
        String path = uri.getRequestUri().getRawPath();
        Problem problem = problemOf(failure, path, uri.getPath());
        if (problem.status() >= FIRST_SERVER_STATUS) {
            LOG.errorf(failure, "%s answers %s", path, problem.code().wireName());
        }
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    private static Problem problemOf(Throwable failure, String instance, String path) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ProblemException problem) {
                return Problem.of(problem, instance);
            }
            if (t instanceof JsonProcessingException json) {
                return Problem.of(StrictJson.problemOf(json), instance);
            }
        }
        if (failure instanceof WebApplicationException framework) {
            return ofStatus(framework.getResponse().getStatus(), instance, path, framework);
        }
        if (Database.isAway(failure)) {
            return Problem.of(
                    ProblemCode.SERVICE_UNAVAILABLE,
                    "A server that this service needs, most likely its database, does not answer: try again in a few"
                            + " seconds.",
                    instance);
        }
        return Problem.of(failure, instance);
    }

    private static Problem ofStatus(int status, String instance, String path, WebApplicationException failure) {
        ProblemCode code = FrameworkStatus.codeOf(status);
        if (code == ProblemCode.INTERNAL) {
            return Problem.of(failure, instance);
        }
        return Problem.of(code, FrameworkStatus.detailOf(code, path), instance);
    }
}
