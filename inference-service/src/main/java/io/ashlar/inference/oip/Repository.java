package io.ashlar.inference.oip;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.endpoints.DeploymentLoader;
import io.ashlar.inference.endpoints.EndpointDirectory;
import io.ashlar.inference.endpoints.ServedEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The protocol's model repository: the endpoints that there are. It neither creates nor deletes any. */
@ApplicationScoped
public class Repository {
    private final EndpointDirectory directory;
    private final DeploymentLoader loader;

    Repository(EndpointDirectory directory, DeploymentLoader loader) {
        this.directory = directory;
        this.loader = loader;
    }

    /**
     * An endpoint in the protocol's words.
     *
     * @param state READY, LOADING or UNAVAILABLE
     * @param reason why it is unavailable; else empty
     */
    public record Entry(String name, String version, String state, String reason) {
        static Entry of(ServedEndpoint served) {
            String name = served.plan().endpoint();
            String version = Integer.toString(served.plan().modelVersion());
            if (served instanceof ServedEndpoint.Unavailable unavailable) {
                return new Entry(
                        name, version, "UNAVAILABLE", unavailable.problem().detail());
            }
            return new Entry(name, version, served instanceof ServedEndpoint.Ready ? "READY" : "LOADING", "");
        }
    }

    public List<Entry> index(boolean onlyReady) {
        return directory.all().stream()
                .filter(served -> !onlyReady || served instanceof ServedEndpoint.Ready)
                .map(Entry::of)
                .toList();
    }

    /** Whether the endpoint would answer now; false for one that is not there, as Triton has it. */
    public boolean isReady(String name, String version) {
        try {
            directory.ready(name, version);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    /** The endpoint of that name, or all that are ready if the name is empty. */
    public List<ServedEndpoint.Ready> ready(String name, String version) {
        if (!name.isEmpty()) {
            return List.of(directory.ready(name, version));
        }
        return directory.all().stream()
                .filter(ServedEndpoint.Ready.class::isInstance)
                .map(ServedEndpoint.Ready.class::cast)
                .toList();
    }

    /** Ends when the endpoint is loaded; fails with its problem if it cannot be. */
    public CompletableFuture<Void> load(String name) {
        return loader.resume(find(name)).thenRun(() -> directory.ready(name));
    }

    public void unload(String name) {
        loader.suspend(find(name));
    }

    private ServedEndpoint find(String name) {
        return directory
                .find(name)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.ENDPOINT_NOT_FOUND,
                        "There is no endpoint '" + Malformed.shorten(name)
                                + "'. Create it by POST /api/v1/endpoints; the repository only loads what is there."));
    }
}
