package io.ashlar.evaluation.job;

import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelEvaluated;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.evaluation.measures.ModelMeasures;
import io.ashlar.jobs.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells of each model version that was measured. */
@ApplicationScoped
class EvaluationNews {
    void tell(JobContext<EvaluationRequest> context, DatasetVersion dataset, List<ModelMeasures> measured) {
        if (context.request().endpoint() != null) {
            return;
        }
        for (ModelMeasures measures : measured) {
            VersionRef ref = VersionRef.of(measures.model());
            context.publish(
                    EventType.MODEL_EVALUATED,
                    ref.name(),
                    new ModelEvaluated(
                            context.jobId(),
                            ref.name(),
                            ref.version().orElseThrow(),
                            dataset.name(),
                            dataset.version(),
                            EvaluationHandler.headline(measures)));
        }
    }
}
