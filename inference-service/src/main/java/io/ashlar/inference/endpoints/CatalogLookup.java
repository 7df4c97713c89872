package io.ashlar.inference.endpoints;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.CatalogClient;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the catalog for model versions, and hands its problems on. */
@ApplicationScoped
class CatalogLookup {
    private final CatalogClient catalog;

    CatalogLookup(@RestClient CatalogClient catalog) {
        this.catalog = catalog;
    }

    Uni<ModelVersion> model(VersionRef ref) {
        String version =
                ref.version().isPresent() ? Integer.toString(ref.version().getAsInt()) : "latest";
        return catalog.model(ref.name(), version)
                .onFailure(WebApplicationException.class)
                .recoverWithUni(answer -> Uni.createFrom()
                        .<ModelVersion>failure(() -> refused(ref, (WebApplicationException) answer))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .onFailure(ProcessingException.class)
                .transform(failure -> new ProblemException(
                        ProblemCode.SERVICE_UNAVAILABLE,
                        "The catalog does not answer, so " + ref + " cannot be looked up. Is it running?",
                        failure));
    }

    private static ProblemException refused(VersionRef ref, WebApplicationException answer) {
        try {
            String body = answer.getResponse().readEntity(String.class);
            Problem problem = Json.MAPPER.readValue(body, Problem.class);
            return new ProblemException(problem.code(), problem.detail(), answer);
        } catch (RuntimeException | JsonProcessingException e) {
            answer.addSuppressed(e);
        }
        int status = answer.getResponse().getStatus();
        return status == 404
                ? new ProblemException(ProblemCode.MODEL_VERSION_NOT_FOUND, "The catalog has no " + ref + ".", answer)
                : new ProblemException(
                        ProblemCode.SERVICE_UNAVAILABLE,
                        "The catalog answered " + status + " when it was asked for " + ref + ".",
                        answer);
    }
}
