package io.ashlar.inference.endpoints;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What this process serves, by the endpoint's name: what every prediction looks into. Any thread, never blocks. */
@ApplicationScoped
public class EndpointDirectory {
    private final Map<String, ServedEndpoint> endpoints = new ConcurrentSkipListMap<>();
    private final AtomicBoolean complete = new AtomicBoolean();

    /** The endpoint if it can answer now; else a problem that says why not. */
    public ServedEndpoint.Ready ready(String name) {
        ServedEndpoint served = endpoints.get(name);
        if (served instanceof ServedEndpoint.Ready ready) {
            return ready;
        }
        if (served instanceof ServedEndpoint.Unavailable unavailable) {
            throw new ProblemException(
                    ProblemCode.ENDPOINT_NOT_READY,
                    "Endpoint '" + name + "' cannot answer: "
                            + unavailable.problem().detail());
        }
        if (served != null || !complete.get()) {
            throw new ProblemException(
                    ProblemCode.ENDPOINT_NOT_READY,
                    "Endpoint '" + name + "' is still being loaded. Try again when it is ready.");
        }
        throw missing(name);
    }

    /** The same, for the model version that the client names; any if it names none. */
    public ServedEndpoint.Ready ready(String name, String version) {
        ServedEndpoint.Ready ready = ready(name);
        String served = Integer.toString(ready.plan().modelVersion());
        if (!version.isEmpty() && !version.equals(served)) {
            throw new ProblemException(
                    ProblemCode.MODEL_VERSION_NOT_FOUND,
                    "Endpoint '" + name + "' serves version " + served + " of its model, not '" + shorten(version)
                            + "'. Ask for that, or for none.");
        }
        return ready;
    }

    public Optional<ServedEndpoint> find(String name) {
        return Optional.ofNullable(endpoints.get(name));
    }

    /** Every endpoint, by name. */
    public List<ServedEndpoint> all() {
        return List.copyOf(endpoints.values());
    }

    /** Whether the endpoints of the last run are all known again (not: loaded). */
    public boolean isComplete() {
        return complete.get();
    }

    void markComplete() {
        complete.set(true);
    }

    /** Whatever was there under the name is the caller's to close. */
    Optional<ServedEndpoint> put(ServedEndpoint served) {
        return Optional.ofNullable(endpoints.put(served.plan().endpoint(), served));
    }

    /** Puts it in the place of the same deployment; false if that has been removed or replaced meanwhile. */
    boolean replace(ServedEndpoint served) {
        UUID deployment = served.plan().id();
        ServedEndpoint now = endpoints.computeIfPresent(
                served.plan().endpoint(), (name, before) -> before.plan().id().equals(deployment) ? served : before);
        return now == served;
    }

    /** Takes that deployment out, if it is there. */
    Optional<ServedEndpoint> remove(DeploymentPlan plan) {
        ServedEndpoint there = endpoints.get(plan.endpoint());
        if (there == null || !there.plan().id().equals(plan.id())) {
            return Optional.empty();
        }
        return endpoints.remove(plan.endpoint(), there) ? Optional.of(there) : remove(plan);
    }

    static ProblemException missing(String name) {
        return new ProblemException(
                ProblemCode.ENDPOINT_NOT_FOUND,
                "There is no endpoint '" + shorten(name) + "'. GET /api/v1/endpoints lists those that are there.");
    }

    private static String shorten(String text) {
        return text.length() > 63 ? text.substring(0, 63) + "…" : text;
    }
}
