package io.ashlar.jobs.handlers;

import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.JobHandler;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds of job that this service owns. */
@Singleton
public final class Handlers {
    private final Map<JobKind, JobHandler<?>> handlers = new EnumMap<>(JobKind.class);

    @Inject
    Handlers(@Any Instance<JobHandler<?>> found) {
        this((Iterable<JobHandler<?>>) found);
    }

    /** The handlers of a replica that the container does not make. */
    public Handlers(Iterable<JobHandler<?>> found) {
        for (JobHandler<?> handler : found) {
            JobHandler<?> other = handlers.put(handler.kind(), handler);
            if (other != null) {
                throw new IllegalStateException("both " + other + " and " + handler + " handle " + handler.kind());
            }
        }
    }

    public Set<JobKind> kinds() {
        return handlers.keySet();
    }

    public Collection<JobHandler<?>> all() {
        return handlers.values();
    }

    public Optional<JobHandler<?>> of(JobKind kind) {
        return Optional.ofNullable(handlers.get(kind));
    }

    /** The handler behind {@code /api/v1/<collection>}. */
    public JobHandler<?> inCollection(String collection) {
        return handlers.values().stream()
                .filter(handler -> handler.kind().collection().equals(collection))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.ROUTE_NOT_FOUND,
                        "This service has no '" + collection
                                + "': ask the service that owns them, or the front door."));
    }
}
