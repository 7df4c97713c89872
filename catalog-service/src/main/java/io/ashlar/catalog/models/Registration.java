package io.ashlar.catalog.models;

import io.ashlar.catalog.cards.Card;
import io.ashlar.catalog.curated.CuratedCards;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.Lineage;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.ids.VersionRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a version of a candidate that was checked. */
@ApplicationScoped
class Registration {
    private final ModelVersions versions;
    private final CuratedCards curated;
    private final Clock clock;

    Registration(ModelVersions versions, CuratedCards curated, Clock clock) {
        this.versions = versions;
        this.curated = curated;
        this.clock = clock;
    }

    /** Gives the candidate its version, in the caller's transaction. */
    Uni<ModelVersion> register(UUID jobId, ModelCandidate offered, Card card) {
        ModelCandidate candidate =
                offered.licence() == null ? withLicence(offered, card.facts().licence()) : offered;
        return versions.nextVersion(candidate.name()).flatMap(version -> {
            ModelVersionEntity row = row(jobId, candidate, version, card);
            List<String> languages = card.facts().languages().stream()
                    .map(language -> language.toLowerCase(Locale.ROOT))
                    .distinct()
                    .toList();
            return versions.persistAndFlush(row)
                    .chain(() -> versions.addLanguages(row.ref, languages))
                    .chain(() -> version == 1 && hasCuratedCard(candidate)
                            ? versions.curate(row.name, row.registeredAt)
                            : Uni.createFrom().voidItem())
                    .replaceWith(row::toVersion);
        });
    }

    /** Its first version alone puts a model on the curated shelf: whoever takes it off has the last word. */
    private boolean hasCuratedCard(ModelCandidate candidate) {
        return candidate.source().kind().equals("hub")
                && curated.of(candidate.source().repository()).isPresent();
    }

    private ModelVersionEntity row(UUID jobId, ModelCandidate candidate, int version, Card card) {
        ModelVersionEntity row = new ModelVersionEntity();
        row.ref = VersionRef.of(candidate.name(), version).toString();
        row.name = candidate.name();
        row.version = version;
        row.task = candidate.task().wireName();
        row.family = candidate.family();
        row.collection = candidate.collection();
        row.licence = candidate.licence();
        row.sizeBytes = candidate.sizeBytes();
        row.packageDigest = candidate.packageDigest();
        Lineage lineage = candidate.lineage();
        row.baseRef = lineage == null ? null : lineage.baseModel();
        row.datasetRef = lineage == null ? null : lineage.dataset();
        row.jobId = jobId;
        // What PostgreSQL keeps, so that the event and a later answer say the same.
        row.registeredAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.description = card.description();
        row.searchText = String.join(
                        " ",
                        candidate.name(),
                        candidate.source().repository(),
                        candidate.family(),
                        card.title() == null ? "" : card.title(),
                        card.description() == null ? "" : card.description(),
                        String.join(" ", card.facts().tags()))
                .toLowerCase(Locale.ROOT);
        row.candidate = Json.write(candidate);
        return row;
    }

    private static ModelCandidate withLicence(ModelCandidate c, @Nullable String licence) {
        return new ModelCandidate(
                c.name(),
                c.task(),
                c.packageDigest(),
                c.family(),
                c.parameters(),
                c.sizeBytes(),
                c.maxSequenceLength(),
                c.labels(),
                c.newWeights(),
                c.source(),
                licence,
                c.collection(),
                c.lineage(),
                c.metrics());
    }
}
