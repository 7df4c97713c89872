package io.ashlar.catalog.models;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.Lineage;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.ids.VersionRef;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks what was tuned from what, in both directions, up to a bound that no honest chain reaches. */
@ApplicationScoped
class LineageService {
    private static final int MOST_STEPS = 200;

    private final ModelVersions versions;

    LineageService(ModelVersions versions) {
        this.versions = versions;
    }

    @WithSession
    Uni<LineageView> of(String ref) {
        return versions.findById(ref)
                .flatMap(row -> ancestors(row, new ArrayList<>())
                        .flatMap(madeOf -> descendants(new ArrayDeque<>(List.of(row.ref)), new ArrayList<>())
                                .map(madeInto -> new LineageView(
                                        VersionRef.of(row.ref),
                                        candidate(row).source(),
                                        row.jobId,
                                        madeOf,
                                        madeInto))));
    }

    /** The versions that a dataset version trained. */
    @WithSession
    Uni<List<LineageView.Step>> trainedOn(String datasetRef) {
        return versions.trainedOn(datasetRef).map(LineageService::steps);
    }

    private Uni<List<LineageView.Step>> ancestors(@Nullable ModelVersionEntity row, List<LineageView.Step> steps) {
        LineageView.Step step = row == null ? null : step(row);
        if (step == null || steps.size() == MOST_STEPS) {
            return Uni.createFrom().item(steps);
        }
        steps.add(step);
        return versions.findById(step.base()).flatMap(base -> ancestors(base, steps));
    }

    private Uni<List<LineageView.Step>> descendants(Deque<String> bases, List<LineageView.Step> steps) {
        if (bases.isEmpty() || steps.size() >= MOST_STEPS) {
            return Uni.createFrom().item(steps);
        }
        return versions.tunedFrom(bases.pop()).flatMap(rows -> {
            steps.addAll(steps(rows));
            rows.forEach(row -> bases.add(row.ref));
            return descendants(bases, steps);
        });
    }

    private static List<LineageView.Step> steps(List<ModelVersionEntity> rows) {
        return rows.stream().map(LineageService::step).filter(Objects::nonNull).toList();
    }

    private static LineageView.@Nullable Step step(ModelVersionEntity row) {
        Lineage lineage = candidate(row).lineage();
        return lineage == null
                ? null
                : new LineageView.Step(
                        VersionRef.of(row.ref),
                        lineage.jobId(),
                        lineage.baseModel(),
                        lineage.baseDigest(),
                        lineage.dataset(),
                        lineage.datasetDigest(),
                        lineage.recipe(),
                        lineage.seed());
    }

    private static ModelCandidate candidate(ModelVersionEntity row) {
        return Json.read(row.candidate, ModelCandidate.class);
    }
}
