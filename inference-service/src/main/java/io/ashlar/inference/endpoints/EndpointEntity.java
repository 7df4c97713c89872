package io.ashlar.inference.endpoints;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "endpoint")
class EndpointEntity {
    @Id
    String name = "";

    String task = "";

    @Column(name = "leased_to")
    @Nullable UUID leasedTo;

    @Column(name = "lease_until")
    @Nullable Instant leaseUntil;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;
}
