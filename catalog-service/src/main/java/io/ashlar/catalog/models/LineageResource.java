package io.ashlar.catalog.models;

import io.ashlar.catalog.paging.VersionText;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/models/{name}/versions/{version}/lineage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
class LineageResource {
    private final ModelCatalog catalog;
    private final LineageService lineage;

    LineageResource(ModelCatalog catalog, LineageService lineage) {
        this.catalog = catalog;
        this.lineage = lineage;
    }

    @GET
    @Operation(
            operationId = "getModelLineage",
            summary = "The lineage of a version",
            description = "What it was made of (base, dataset and job of every fine-tuning back to the imported model) and what was made of it.")
    public Uni<LineageView> lineage(@RestPath String name, @RestPath String version) {
        return catalog.version(name, VersionText.parse(version))
                .flatMap(found -> lineage.of(found.ref().toString()));
    }
}
