package io.ashlar.evaluation.results;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** A document of a job. */
@Entity
@Table(name = "evaluation_result")
class ResultEntity {
    /** Which. */
    @Embeddable
    record Key(
            @Column(name = "job_id") UUID jobId,
            @Column(name = "name") String name) {}

    @EmbeddedId
    Key key;

    @Column(name = "content")
    byte[] content;

    @SuppressWarnings("NullAway") // Hibernate fills the fields
    ResultEntity() {}

    ResultEntity(Key key, byte[] content) {
        this.key = key;
        this.content = content;
    }
}
