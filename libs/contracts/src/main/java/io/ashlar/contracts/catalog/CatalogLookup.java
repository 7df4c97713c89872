package io.ashlar.contracts.catalog;

import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** Resolves references, and says what is wrong with one that cannot be. It blocks, so it is for worker threads. */
public final class CatalogLookup {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int NOT_FOUND = 404;

    private final CatalogClient client;

    public CatalogLookup(CatalogClient client) {
        this.client = client;
    }

    public ModelVersion model(VersionRef ref) {
        return answer(client.model(ref.name(), version(ref)), ref, "model", ProblemCode.MODEL_VERSION_NOT_FOUND);
    }

    public DatasetVersion dataset(VersionRef ref) {
        return answer(client.dataset(ref.name(), version(ref)), ref, "dataset", ProblemCode.DATASET_VERSION_NOT_FOUND);
    }

    private static String version(VersionRef ref) {
        return ref.version().isPresent() ? String.valueOf(ref.version().getAsInt()) : "latest";
    }

    private static <T> T answer(Uni<T> question, VersionRef ref, String what, ProblemCode absent) {
        try {
            return question.await().atMost(LIMIT);
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == NOT_FOUND) {
                throw new ProblemException(
                        absent, "The catalog has no " + what + " '" + ref + "'. See 'ashlar " + what + "s list'.", e);
            }
            throw away(e);
        } catch (ProcessingException | TimeoutException | CompletionException e) {
            throw away(e);
        }
    }

    private static ProblemException away(RuntimeException cause) {
        return new ProblemException(
                ProblemCode.SERVICE_UNAVAILABLE, "The catalog does not answer just now; try again.", cause);
    }
}
