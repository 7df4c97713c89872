package io.ashlar.models.training.loop;

import io.ashlar.models.training.recipe.ClassWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What each label of a plan counts. */
final class LabelWeights {
    private LabelWeights() {}

    /** A weight for each label, or none at all where all count alike. */
    static List<Float> of(TrainingPlan plan) {
        ClassWeights weights = plan.recipe().target().classWeights();
        List<Float> values = new ArrayList<>();
        if (weights.balanced()) {
            long[] counts = plan.objective().labelCounts(plan.train());
            long all = Arrays.stream(counts).sum();
            for (long count : counts) {
                values.add(count == 0 ? 0f : (float) (all / (counts.length * (double) count)));
            }
        } else if (!weights.given().isEmpty()) {
            plan.labels()
                    .forEach(label ->
                            values.add(weights.given().getOrDefault(label, 1.0).floatValue()));
        }
        return values;
    }
}
