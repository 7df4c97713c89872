package io.ashlar.jobs.problems;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ashlar.jobs.submission.StrictJson;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Bodies that users send to any resource of a service are read to the letter. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public final class StrictBodies implements ContextResolver<ObjectMapper> {
    @Override
    public ObjectMapper getContext(Class<?> type) {
        return StrictJson.MAPPER;
    }
}
