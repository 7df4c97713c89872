package io.ashlar.evaluation.measures;

import io.ashlar.evaluation.tasks.Example;
import io.ashlar.evaluation.tasks.Measurement;
import io.ashlar.evaluation.tasks.Predictions;
import io.ashlar.evaluation.tasks.TaskEvaluation;
import java.util.ArrayList;
import java.util.List;

/** Measures one model after another on the same rows; for one thread. */
public final class DocumentBuilder {
    private final TaskEvaluation task;
    private final List<Example> rows;
    private final List<ModelMeasures> models = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<Measurement> baseline = new ArrayList<>(1);

    public DocumentBuilder(TaskEvaluation task, List<Example> rows) {
        this.task = task;
        this.rows = List.copyOf(rows);
    }

    /** Adds a model; the first is what the others are compared with. */
    public void add(Predictions predictions) {
        Measurement measured = task.measure(rows, predictions);
        models.add(ModelMeasuring.of(rows, predictions, measured));
        if (baseline.isEmpty()) {
            baseline.add(measured);
        } else {
            comparisons.add(Comparisons.of(
                    rows, predictions.subject(), measured, models.get(0).model(), baseline.get(0)));
        }
    }

    public List<ModelMeasures> models() {
        return List.copyOf(models);
    }

    public List<Comparison> comparisons() {
        return List.copyOf(comparisons);
    }
}
