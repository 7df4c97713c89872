package io.ashlar.catalog.curated;

import io.ashlar.catalog.paging.Cursor;
import io.ashlar.contracts.catalog.CuratedCard;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.rest.PageLimit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/collections/curated/cards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Collections")
class CuratedCardResource {
    private final CuratedCards cards;
    private final ImportedCards imported;

    CuratedCardResource(CuratedCards cards, ImportedCards imported) {
        this.cards = cards;
        this.imported = imported;
    }

    @GET
    @Operation(
            operationId = "listCuratedCards",
            summary = "Search models of the Hub that Ashlar is known to run",
            description =
                    "Cards by id, imported or not. A filter may be given several times: one of its values must hold;"
                            + " different filters must all hold. A model that is imported from a card's id joins the curated collection.")
    public Uni<CardPage> list(
            @Parameter(description = "Words that must all occur in the id, family or task.") @RestQuery("q") @Nullable String query,
            @Parameter(description = "What the model does, for example text-classification.") @RestQuery("task")
                    List<String> task,
            @Parameter(description = "What it can be fine-tuned for.") @RestQuery("fineTuningTask")
                    List<String> fineTuningTask,
            @Parameter(description = "The licence's name on the Hub, for example apache-2.0.") @RestQuery("licence")
                    List<String> licence,
            @Parameter(description = "A language of it, for example en.") @RestQuery("language") List<String> language,
            @Parameter(description = "The architecture, for example bert.") @RestQuery("family") List<String> family,
            @Parameter(description = "Items of a page, from 1 to 200.") @RestQuery("limit") @DefaultValue("50")
                    String limit,
            @Parameter(description = "'next' of the page before.") @RestQuery("cursor") @Nullable String cursor) {
        CardFilter filter = new CardFilter(
                CardFilter.words(query),
                CardFilter.tasks(task),
                CardFilter.tasks(fineTuningTask),
                licence,
                language,
                family);
        int most = PageLimit.parse(limit);
        String given = Cursor.given(cursor);
        String after = given == null ? "" : Cursor.parse(given, 1).get(0);
        List<CuratedCard> found = cards.all().stream()
                .filter(card -> card.id().compareTo(after) > 0)
                .filter(filter)
                .limit(most + 1L)
                .toList();
        String next = found.size() > most ? Cursor.of(found.get(most - 1).id()) : null;
        return imported.items(found.stream().limit(most).toList()).map(items -> new CardPage(items, next));
    }

    @GET
    @Path("/{organisation}/{repository}")
    @Operation(operationId = "getCuratedCard", summary = "One card")
    @APIResponse(responseCode = "200", description = "The card")
    @APIResponse(responseCode = "404", description = "model-not-found")
    public Uni<CardItem> card(@RestPath String organisation, @RestPath String repository) {
        String id = organisation + "/" + repository;
        CuratedCard card = cards.of(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.MODEL_NOT_FOUND,
                        "There is no curated card of '" + id
                                + "'. GET /api/v1/collections/curated/cards lists those that there are; other models"
                                + " of the Hub can be imported, too."));
        return imported.items(List.of(card)).map(items -> items.get(0));
    }
}
