package io.ashlar.catalog.models;

import io.ashlar.catalog.storage.NativeRows;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.CloudEvent;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelEvaluated;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.jobs.EventListener;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Remembers what evaluation jobs measured of a version; the job has the charts and the errors. */
@ApplicationScoped
class ModelEvaluations implements EventListener {
    /** One measurement. */
    record Evaluation(UUID jobId, VersionRef dataset, Instant evaluatedAt, Map<String, Double> metrics) {
        Evaluation {
            metrics = Map.copyOf(metrics);
        }
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.MODEL_EVALUATED);
    }

    @Override
    public Uni<Void> on(CloudEvent event) {
        ModelEvaluated evaluated = event.dataAs(ModelEvaluated.class);
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("""
                                insert into model_evaluation (job_id, model_ref, dataset_ref, evaluated_at, metrics)
                                values (:job, :model, :dataset, :time, :metrics)
                                on conflict (job_id, model_ref) do update set metrics = excluded.metrics
                                """)
                        .setParameter("job", evaluated.jobId())
                        .setParameter(
                                "model",
                                VersionRef.of(evaluated.name(), evaluated.version())
                                        .toString())
                        .setParameter(
                                "dataset",
                                VersionRef.of(evaluated.dataset(), evaluated.datasetVersion())
                                        .toString())
                        .setParameter("time", event.time())
                        .setParameter("metrics", Json.write(evaluated.metrics()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Newest first. */
    @WithSession
    Uni<List<Evaluation>> of(VersionRef model) {
        return NativeRows.of(
                        "select job_id, dataset_ref, evaluated_at, metrics from model_evaluation where model_ref = :model"
                                + " order by evaluated_at desc, job_id",
                        Map.of("model", model.toString()))
                .map(rows -> rows.stream().map(ModelEvaluations::evaluation).toList());
    }

    private static Evaluation evaluation(Tuple row) {
        Map<?, ?> metrics = Json.read(row.get(3, String.class), Map.class);
        return new Evaluation(
                row.get(0, UUID.class),
                VersionRef.of(row.get(1, String.class)),
                row.get(2, OffsetDateTime.class).toInstant(),
                metrics.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()),
                                entry -> ((Number) entry.getValue()).doubleValue())));
    }
}
