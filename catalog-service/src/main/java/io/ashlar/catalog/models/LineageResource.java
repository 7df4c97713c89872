package io.ashlar.catalog.models;

import io.ashlar.catalog.paging.VersionText;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/models/{name}/versions/{version}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
class LineageResource {
    private final ModelCatalog catalog;
    private final LineageService lineage;
    private final ModelEvaluations evaluations;

    LineageResource(ModelCatalog catalog, LineageService lineage, ModelEvaluations evaluations) {
        this.catalog = catalog;
        this.lineage = lineage;
        this.evaluations = evaluations;
    }

    @GET
    @Path("/evaluations")
    @Operation(
            operationId = "listModelEvaluations",
            summary = "What evaluation jobs measured of a version",
            description = "Newest first; each job has the charts and the errors.")
    public Uni<List<ModelEvaluations.Evaluation>> evaluations(@RestPath String name, @RestPath String version) {
        return catalog.version(name, VersionText.parse(version)).flatMap(found -> evaluations.of(found.ref()));
    }

    @GET
    @Path("/lineage")
    @Operation(
            operationId = "getModelLineage",
            summary = "The lineage of a version",
            description =
                    "What it was made of (base, dataset and job of every fine-tuning back to the imported model) and what was made of it.")
    public Uni<LineageView> lineage(@RestPath String name, @RestPath String version) {
        return catalog.version(name, VersionText.parse(version))
                .flatMap(found -> lineage.of(found.ref().toString()));
    }
}
