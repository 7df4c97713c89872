package io.ashlar.jobs.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code job_log}. */
@Entity(name = "JobLog")
@Table(name = "job_log")
class LogEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long sequence;

    @Column(name = "job_id")
    UUID jobId = new UUID(0, 0);

    int attempt;

    Instant at = Instant.EPOCH;

    String line = "";

    static LogEntity of(Fence fence, Instant at, String line) {
        LogEntity entity = new LogEntity();
        entity.jobId = fence.jobId();
        entity.attempt = fence.attempt();
        entity.at = at;
        entity.line = line;
        return entity;
    }

    LogLine toLine() {
        return new LogLine(sequence, attempt, at, line);
    }
}
