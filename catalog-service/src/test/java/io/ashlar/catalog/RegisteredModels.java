package io.ashlar.catalog;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelOffered;
import java.util.UUID;

/** Registers models the way that services do: by an offer, waiting for the answer. */
public final class RegisteredModels {
    private final KafkaNews news;

    public RegisteredModels(KafkaNews news) {
        this.news = news;
    }

    /** The version that the catalog made of the candidate. */
    public ModelVersion register(ModelCandidate candidate) {
        UUID job = candidate.lineage() == null
                ? UUID.randomUUID()
                : candidate.lineage().jobId();
        EventType type = candidate.lineage() == null ? EventType.MODEL_IMPORTED : EventType.MODEL_FINE_TUNED;
        news.say(type, job.toString(), new ModelOffered(job, candidate));
        return Json.MAPPER.convertValue(
                news.answers(job, EventType.MODEL_REGISTERED, 1).get(0).get("version"), ModelVersion.class);
    }
}
