package io.ashlar.jobs.rest;

import io.ashlar.contracts.Json;
import io.ashlar.jobs.JobView;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.file.Path;

/** Sends what a view answers. */
final class Views {
    private Views() {}

    static Response response(JobView.Answer answer) {
        Object body = answer.body();
        boolean asItIs =
                body instanceof String || body instanceof byte[] || body instanceof Path || body instanceof InputStream;
        return Response.ok(asItIs ? body : Json.write(body))
                .type(answer.mediaType())
                .build();
    }
}
