package io.ashlar.catalog.datasets;

import io.ashlar.catalog.paging.Cursor;
import io.ashlar.catalog.paging.VersionText;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.datasets.profile.ColumnProfile;
import io.ashlar.datasets.profile.DatasetProfile;
import io.ashlar.jobs.rest.PageLimit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Datasets", description = "Tables for training and evaluation. Versions never change; an upload adds one.")
class DatasetResource {
    private final DatasetCatalog catalog;
    private final DatasetDeletion deletion;

    DatasetResource(DatasetCatalog catalog, DatasetDeletion deletion) {
        this.catalog = catalog;
        this.deletion = deletion;
    }

    @GET
    @Operation(
            operationId = "listDatasets",
            summary = "List datasets",
            description = "By name, each with its newest version.")
    public Uni<DatasetPage> list(
            @Parameter(description = "A part of the name.") @RestQuery("q") @Nullable String query,
            @Parameter(description = "Items of a page, from 1 to 200.") @RestQuery("limit") @DefaultValue("50")
                    String limit,
            @Parameter(description = "'next' of the page before.") @RestQuery("cursor") @Nullable String cursor) {
        return catalog.page(query, PageLimit.parse(limit), Cursor.given(cursor));
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getDataset", summary = "A dataset with all its versions")
    public Uni<DatasetDetail> dataset(@RestPath String name) {
        return catalog.dataset(name);
    }

    @GET
    @Path("/{name}/versions/{version}")
    @Operation(operationId = "getDatasetVersion", summary = "A version of a dataset")
    @APIResponse(responseCode = "200", description = "The version")
    @APIResponse(responseCode = "404", description = "dataset-not-found or dataset-version-not-found")
    public Uni<DatasetVersion> version(
            @RestPath String name, @Parameter(description = "A number, or latest.") @RestPath String version) {
        return find(name, version).map(DatasetVersionEntity::toVersion);
    }

    @GET
    @Path("/{name}/versions/{version}/profile")
    @Operation(
            operationId = "getDatasetProfile",
            summary = "What is in a version",
            description =
                    "For each column its type, nulls, lengths and most frequent values (the distribution of labels).")
    public Uni<DatasetProfile> profile(@RestPath String name, @RestPath String version) {
        return find(name, version).map(row -> Json.read(row.profile, DatasetProfile.class));
    }

    @GET
    @Path("/{name}/versions/{version}/preview")
    @Operation(operationId = "getDatasetPreview", summary = "The first rows of a version")
    public Uni<DatasetPreview> preview(@RestPath String name, @RestPath String version) {
        return profile(name, version)
                .map(profile -> new DatasetPreview(
                        profile.columns().stream().map(ColumnProfile::name).toList(),
                        profile.preview(),
                        profile.rowCount()));
    }

    @DELETE
    @Path("/{name}/versions/{version}")
    @Operation(
            operationId = "deleteDatasetVersion",
            summary = "Delete a version",
            description = "Refused while a job uses it. Its number is never given again; its file is collected later.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "409", description = "dataset-in-use")
    public Uni<Void> delete(@RestPath String name, @RestPath String version) {
        return deletion.delete(name, VersionText.parseNumber(version));
    }

    private Uni<DatasetVersionEntity> find(String name, String version) {
        return catalog.version(name, VersionText.parse(version));
    }
}
