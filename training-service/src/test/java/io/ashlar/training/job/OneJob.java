package io.ashlar.training.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelOffered;
import io.ashlar.contracts.events.ModelRegistered;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.jobs.JobContext;
import io.ashlar.jobs.JobStoppedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A job over any number of attempts, with a catalog that registers what it is offered. */
final class OneJob implements JobContext<FineTuningRequest> {
    private final UUID id = UUID.randomUUID();
    private final FineTuningRequest request;
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<JobProgress> progress = new CopyOnWriteArrayList<>();
    final List<ModelOffered> offered = new ArrayList<>();
    private @Nullable JsonNode state;
    /** Whether the attempt is to end at this news of it. */
    Predicate<JobProgress> stops = news -> false;

    OneJob(FineTuningRequest request) {
        this.request = request;
    }

    @Override
    public UUID jobId() {
        return id;
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public FineTuningRequest request() {
        return request;
    }

    @Override
    public void progress(JobProgress news) {
        progress.add(news);
        if (stops.test(news)) {
            throw new JobStoppedException(id, "the test ends it");
        }
    }

    @Override
    public void checkActive() {}

    @Override
    public void log(String line) {
        lines.add(line);
    }

    @Override
    public Optional<JsonNode> checkpoint() {
        return Optional.ofNullable(state);
    }

    @Override
    public void checkpoint(Object next) {
        state = Json.read(Json.write(next), JsonNode.class);
    }

    @Override
    public void publish(EventType type, String subject, Object data) {
        offered.add((ModelOffered) data);
    }

    @Override
    public JsonNode awaitSignal(String name, Duration timeout) {
        ModelOffered last = offered.get(offered.size() - 1);
        return Json.tree(
                new ModelRegistered(id, new ModelVersion(last.candidate().name(), 1, last.candidate(), Instant.EPOCH)));
    }

    @Override
    public StopHook onStop(Runnable stop) {
        return () -> {};
    }
}
