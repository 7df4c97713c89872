package io.ashlar.catalog.garbage;

import io.ashlar.artifacts.Collected;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/artifacts/garbage-collections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Artifacts", description = "The store of files that models and datasets are made of.")
@Blocking
class GarbageResource {
    private final GarbageCollector collector;

    GarbageResource(GarbageCollector collector) {
        this.collector = collector;
    }

    @POST
    @Operation(
            operationId = "collectGarbage",
            summary = "Collect garbage now",
            description =
                    "Removes artifacts that no version, dataset or unended job refers to and that are older than the grace. It also"
                            + " happens by itself.")
    @APIResponse(responseCode = "200", description = "What was removed")
    public Collected collect() {
        return collector.run();
    }

    @Scheduled(
            every = "${ashlar.catalog.garbage.every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void collectRegularly() {
        collector.run();
    }
}
