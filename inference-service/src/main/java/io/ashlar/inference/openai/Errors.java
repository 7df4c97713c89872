package io.ashlar.inference.openai;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Problems as OpenAI's clients read them. */
final class Errors {
    private static final int FIRST_OURS = 500;

    private Errors() {}

    static Response response(Throwable failure) {
        Problem problem = Problem.of(failure, null);
        return Response.status(problem.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.write(body(problem)))
                .build();
    }

    static Map<String, Object> body(Problem problem) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", problem.detail());
        error.put("type", problem.status() < FIRST_OURS ? "invalid_request_error" : "server_error");
        error.put("param", null);
        error.put("code", problem.code().wireName());
        return Map.of("error", error);
    }
}
