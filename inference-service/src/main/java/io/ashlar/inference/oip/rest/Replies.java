package io.ashlar.inference.oip.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Owner;
import io.ashlar.contracts.problems.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Answers of the protocol over REST. A problem document here has the member {@code error} too, which its clients read.
 */
final class Replies {
    private static final Logger LOG = Logger.getLogger(Replies.class);

    private Replies() {}

    /** What the supplier gives as JSON, or its problem. */
    static Response of(Supplier<?> body) {
        try {
            return Response.ok(Json.write(body.get()), MediaType.APPLICATION_JSON)
                    .build();
        } catch (RuntimeException e) {
            return problem(e);
        }
    }

    static Response problem(Throwable failure) {
        Problem problem = Problem.of(failure, null);
        if (problem.owner() == Owner.INTERNAL) {
            LOG.error("A request failed", failure);
        }
        ObjectNode json = Json.MAPPER.valueToTree(problem);
        json.put("error", problem.detail());
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Json.write(json))
                .build();
    }
}
