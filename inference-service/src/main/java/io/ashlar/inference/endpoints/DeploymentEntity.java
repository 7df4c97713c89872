package io.ashlar.inference.endpoints;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "deployment")
class DeploymentEntity {
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    @Id
    UUID id = new UUID(0, 0);

    String endpoint = "";

    String name = "";

    @Column(name = "model_name")
    String modelName = "";

    @Column(name = "model_version")
    int modelVersion;

    @Column(name = "package_digest")
    String packageDigest = "";

    @Column(name = "precision_name")
    String precision = "";

    /** A JSON list. */
    String labels = "[]";

    @Column(name = "head_seed")
    @Nullable Long headSeed;

    @Column(name = "traffic_percent")
    int trafficPercent;

    @Enumerated(EnumType.STRING)
    DeploymentState state = DeploymentState.LOADING;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    static DeploymentEntity of(DeploymentPlan plan, Instant createdAt) {
        DeploymentEntity entity = new DeploymentEntity();
        entity.id = plan.id();
        entity.endpoint = plan.endpoint();
        entity.name = plan.name();
        entity.modelName = plan.modelName();
        entity.modelVersion = plan.modelVersion();
        entity.packageDigest = plan.packageDigest();
        entity.precision = plan.precision();
        entity.labels = Json.write(plan.labels());
        entity.headSeed = plan.headSeed();
        entity.trafficPercent = 100;
        entity.createdAt = createdAt;
        return entity;
    }

    DeploymentPlan plan(EndpointEntity of) {
        try {
            return new DeploymentPlan(
                    id,
                    endpoint,
                    name,
                    modelName,
                    modelVersion,
                    packageDigest,
                    Task.of(of.task),
                    precision,
                    Json.MAPPER.readValue(labels, STRINGS),
                    headSeed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
