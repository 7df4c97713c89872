package io.ashlar.catalog.models;

import io.ashlar.catalog.paging.Cursor;
import io.ashlar.catalog.paging.VersionText;
import io.ashlar.catalog.search.Facet;
import io.ashlar.catalog.search.ModelFilter;
import io.ashlar.catalog.search.ModelPage;
import io.ashlar.catalog.search.ModelSearch;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.jobs.rest.PageLimit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Models",
        description = "Models, their versions, cards, files and lineage. Versions never change; jobs add them.")
class ModelResource {
    private final ModelSearch search;
    private final ModelCatalog catalog;
    private final ModelDeletion deletion;

    ModelResource(ModelSearch search, ModelCatalog catalog, ModelDeletion deletion) {
        this.search = search;
        this.catalog = catalog;
        this.deletion = deletion;
    }

    @GET
    @Operation(
            operationId = "listModels",
            summary = "Search models",
            description =
                    "Models by name, each with its newest version. A filter may be given several times: one of its values"
                            + " must hold; different filters must all hold. The first page has the facets: how many models each further"
                            + " choice would leave.")
    public Uni<ModelPage> list(
            @Parameter(
                            description =
                                    "Words that must all occur in the name, source, family, title, first paragraph or tags.")
                    @RestQuery("q")
                    @Nullable String query,
            @Parameter(description = "What the model does, for example text-classification.") @RestQuery("task")
                    List<String> task,
            @Parameter(description = "What it can be fine-tuned for.") @RestQuery("fineTuningTask")
                    List<String> fineTuningTask,
            @Parameter(description = "The licence's name on the Hub, for example apache-2.0.") @RestQuery("licence")
                    List<String> licence,
            @Parameter(description = "curated, hugging-face or workspace.") @RestQuery("collection")
                    List<String> collection,
            @Parameter(description = "A language of the card, for example en.") @RestQuery("language")
                    List<String> language,
            @Parameter(description = "The architecture, for example bert.") @RestQuery("family") List<String> family,
            @Parameter(description = "under-100-mb, 100-mb-to-1-gb, 1-gb-to-10-gb or over-10-gb.") @RestQuery("size")
                    List<String> size,
            @Parameter(description = "Items of a page, from 1 to 200.") @RestQuery("limit") @DefaultValue("50")
                    String limit,
            @Parameter(description = "'next' of the page before.") @RestQuery("cursor") @Nullable String cursor) {
        Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
        values.put(Facet.TASK, task);
        values.put(Facet.FINE_TUNING_TASK, fineTuningTask);
        values.put(Facet.LICENCE, licence);
        values.put(Facet.COLLECTION, collection);
        values.put(Facet.LANGUAGE, language);
        values.put(Facet.FAMILY, family);
        values.put(Facet.SIZE, size);
        return search.page(ModelFilter.of(query, values), PageLimit.parse(limit), Cursor.given(cursor));
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getModel", summary = "A model with all its versions")
    @APIResponse(responseCode = "200", description = "The model, newest version first")
    @APIResponse(responseCode = "404", description = "model-not-found")
    public Uni<ModelDetail> model(@RestPath String name) {
        return catalog.model(name);
    }

    @GET
    @Path("/{name}/versions/{version}")
    @Operation(operationId = "getModelVersion", summary = "A version of a model")
    @APIResponse(responseCode = "200", description = "The version")
    @APIResponse(responseCode = "404", description = "model-not-found or model-version-not-found")
    public Uni<ModelVersion> version(
            @RestPath String name, @Parameter(description = "A number, or latest.") @RestPath String version) {
        return catalog.version(name, VersionText.parse(version));
    }

    @GET
    @Path("/{name}/versions/{version}/users")
    @Operation(
            operationId = "listModelUsers",
            summary = "Who uses a version",
            description =
                    "Versions that were tuned from it, endpoints that answer with it, and jobs that have not ended: one phrase each.")
    public Uni<List<String>> users(@RestPath String name, @RestPath String version) {
        return catalog.version(name, VersionText.parse(version)).flatMap(found -> deletion.users(found.ref()));
    }

    @DELETE
    @Path("/{name}/versions/{version}")
    @Operation(
            operationId = "deleteModelVersion",
            summary = "Delete a version",
            description =
                    "Refused while another version was tuned from it, an endpoint answers with it, or a job uses it. Its number"
                            + " is never given again; its files are collected later.")
    @APIResponse(responseCode = "204", description = "Deleted; model.deleted is said")
    @APIResponse(responseCode = "404", description = "model-version-not-found")
    @APIResponse(responseCode = "409", description = "model-in-use")
    public Uni<Void> delete(@RestPath String name, @RestPath String version) {
        return deletion.delete(name, VersionText.parseNumber(version));
    }
}
