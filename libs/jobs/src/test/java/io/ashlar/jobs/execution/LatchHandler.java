package io.ashlar.jobs.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.jobs.JobContext;
import io.ashlar.jobs.JobHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Import jobs of one replica under test; the application beside it has none of these. */
final class LatchHandler implements JobHandler<JsonNode> {
    /** What one attempt does. */
    @FunctionalInterface
    interface Work {
        Object run(JobContext<JsonNode> context) throws Exception;
    }

    final List<String> titles = new CopyOnWriteArrayList<>();
    private final Work work;

    LatchHandler(Work work) {
        this.work = work;
    }

    @Override
    public JobKind kind() {
        return JobKind.IMPORT;
    }

    @Override
    public Class<JsonNode> requestType() {
        return JsonNode.class;
    }

    @Override
    public String title(JsonNode request) {
        return request.path("title").asText();
    }

    @Override
    public Object preflight(JsonNode request) {
        return request;
    }

    @Override
    public Object run(JobContext<JsonNode> context) throws Exception {
        titles.add(title(context.request()));
        return work.run(context);
    }
}
