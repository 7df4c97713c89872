package io.ashlar.inference.prediction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.ashlar.models.tasks.Entity;
import org.jspecify.annotations.Nullable;

/** An entity as the Hub's JSON has it: {@code entity} and {@code index} of a token, {@code entity_group} of several. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"entity", "entity_group", "score", "index", "word", "start", "end"})
record EntityJson(
        @Nullable String entity,
        @JsonProperty("entity_group") @Nullable String entityGroup,
        double score,
        @Nullable Integer index,
        String word,
        int start,
        int end) {
    static EntityJson of(Entity entity) {
        boolean token = entity.index() != null;
        return new EntityJson(
                token ? entity.label() : null,
                token ? null : entity.label(),
                entity.score(),
                entity.index(),
                entity.word(),
                entity.start(),
                entity.end());
    }
}
