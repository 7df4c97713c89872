package io.ashlar.catalog.models;

import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.catalog.cards.Card;
import io.ashlar.catalog.downloads.Downloads;
import io.ashlar.catalog.paging.VersionText;
import io.ashlar.catalog.storage.Threads;
import io.ashlar.contracts.catalog.ModelVersion;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is read from a version's package; these methods wait for files, so they run on worker threads. */
@Path("/api/v1/models/{name}/versions/{version}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@Blocking
class ModelContentResource {
    private final ModelCatalog catalog;
    private final PackageInspection inspection;
    private final PackageFiles files;
    private final Downloads downloads;

    ModelContentResource(ModelCatalog catalog, PackageInspection inspection, PackageFiles files, Downloads downloads) {
        this.catalog = catalog;
        this.inspection = inspection;
        this.files = files;
        this.downloads = downloads;
    }

    @GET
    @Path("/card")
    @Operation(
            operationId = "getModelCard",
            summary = "The card of a version",
            description = "The package's README.md: the facts of its front matter, and its text as sanitised HTML.")
    public Card card(@RestPath String name, @RestPath String version) throws IOException {
        return inspection.card(find(name, version).model().packageDigest());
    }

    @GET
    @Path("/files")
    @Operation(
            operationId = "listModelFiles",
            summary = "The files of a version",
            description = "Sorted by path, with their digests.")
    public List<PackageFile> files(@RestPath String name, @RestPath String version) {
        return files.list(find(name, version));
    }

    @GET
    @Path("/files/{path:.+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getModelFile",
            summary = "A file of a version",
            description = "The bytes as they are, or one range of them.")
    @APIResponse(responseCode = "200", description = "The whole file; its ETag is its sha256")
    @APIResponse(responseCode = "206", description = "The range")
    @APIResponse(
            responseCode = "400",
            description = "path-not-allowed, or parameter-invalid for a range outside of the file")
    public RestResponse<InputStream> file(
            @RestPath String name,
            @RestPath String version,
            @Parameter(description = "As in the list of files.") @RestPath String path,
            @HeaderParam("Range") @Nullable String range)
            throws IOException {
        PackageFile file = files.find(find(name, version), path);
        return downloads.answer(
                file.digest(), file.size(), file.path().substring(file.path().lastIndexOf('/') + 1), range);
    }

    private ModelVersion find(String name, String version) {
        return Threads.await(() -> catalog.version(name, VersionText.parse(version)));
    }
}
