package io.ashlar.metrics.entities;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One mode's scores: a row a type that occurs as an entity on either side, and their averages. */
public record EntityScores(List<EntityScore> perEntity) {
    public EntityScores {
        perEntity = List.copyOf(perEntity);
    }

    /**
     * {@code precision, recall, f1} with {@code _micro, _macro, _weighted}. Without any entity macro is NaN, the others
     * 0.
     */
    public Map<String, Double> metrics() {
        EntityScore all = new EntityScore(
                "",
                perEntity.stream().mapToLong(EntityScore::hits).sum(),
                perEntity.stream().mapToLong(EntityScore::predicted).sum(),
                perEntity.stream().mapToLong(EntityScore::support).sum());
        Map<String, Double> metrics = new LinkedHashMap<>();
        add(metrics, "micro", value -> value.applyAsDouble(all));
        add(
                metrics,
                "macro",
                value -> perEntity.stream().mapToDouble(value).average().orElse(Double.NaN));
        add(metrics, "weighted", value -> all.support() == 0 ? 0 : weightedSum(value) / all.support());
        return metrics;
    }

    private double weightedSum(ToDoubleFunction<EntityScore> value) {
        return perEntity.stream()
                .mapToDouble(each -> value.applyAsDouble(each) * each.support())
                .sum();
    }

    private static void add(
            Map<String, Double> metrics, String name, ToDoubleFunction<ToDoubleFunction<EntityScore>> average) {
        metrics.put("precision_" + name, average.applyAsDouble(EntityScore::precision));
        metrics.put("recall_" + name, average.applyAsDouble(EntityScore::recall));
        metrics.put("f1_" + name, average.applyAsDouble(EntityScore::f1));
    }
}
