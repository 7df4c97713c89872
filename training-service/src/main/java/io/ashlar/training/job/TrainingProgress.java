package io.ashlar.training.job;

import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.jobs.JobContext;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.StepReport;
import io.ashlar.training.worker.WorkerMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells the job what the worker says. */
final class TrainingProgress {
    static final int STEPS = 4;

    /** In the order in which they are looked for. */
    private static final List<String> HEADLINE = List.of(
            "accuracy",
            "subset_accuracy",
            "exact_match",
            "exact",
            "f1",
            "f1_macro",
            "f1_micro",
            "spearman",
            "rmse",
            "rougeL",
            "bleu",
            "chrf",
            "perplexity");

    private static final int FEW = 2;

    /**
     * Where a training stands in its job.
     *
     * @param test the number of the step of the test; 0 where it has none of its own
     */
    record Place(String step, int train, int test, int count) {
        /** The only training of a job. */
        static final Place ALONE = new Place("train", 2, 3, STEPS);
    }

    private final Place place;
    private final JobContext<FineTuningRequest> context;
    private final Map<String, Double> metrics = new LinkedHashMap<>();

    TrainingProgress(JobContext<FineTuningRequest> context, Place place) {
        this.context = context;
        this.place = place;
    }

    void started(WorkerMessage.Started message) {
        context.log(String.format(
                Locale.ROOT,
                "training %,d of %,d parameters, %d steps%s",
                message.start().trainedParameters(),
                message.start().parameters(),
                message.start().totalSteps(),
                message.start().resumedFrom() > 0
                        ? ", going on after step " + message.start().resumedFrom()
                        : ""));
    }

    void stepped(StepReport step) {
        if (step.skipped()) {
            context.log(String.format(
                    Locale.ROOT,
                    "step %d skipped: a gradient overflowed in fp16 with a loss scale of %s",
                    step.step(),
                    step.lossScale()));
        } else {
            metrics.put("loss", step.loss());
            metrics.put("gradNorm", step.gradNorm());
        }
        metrics.put("learningRate", step.learningRate());
        metrics.put("tokensPerSecond", step.tokensPerSecond());
        context.progress(new JobProgress(
                place.step(),
                place.train(),
                place.count(),
                step.step(),
                step.totalSteps(),
                "steps",
                null,
                null,
                metrics,
                String.format(Locale.ROOT, "epoch %.2f", step.epoch())));
    }

    void evaluated(EvaluationReport evaluation) {
        metrics.put("evalLoss", evaluation.loss());
        Map<String, Double> shown = headline(evaluation.metrics());
        shown.forEach((name, value) -> metrics.put(evalName(name), value));
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "step %d, epoch %.2f: validation loss %.4f",
                evaluation.step(),
                evaluation.epoch(),
                evaluation.loss()));
        shown.forEach((name, value) -> line.append(String.format(Locale.ROOT, ", %s %.4f", name, value)));
        context.log(line + (evaluation.best() ? " (best so far)" : ""));
    }

    /** The few that a task is known by. */
    private static Map<String, Double> headline(Map<String, Double> all) {
        Map<String, Double> few = new LinkedHashMap<>();
        for (String name : HEADLINE) {
            Double value = all.get(name);
            if (value != null && few.size() < FEW) {
                few.put(name, value);
            }
        }
        return few;
    }

    /** {@code f1_macro} is {@code evalF1Macro}. */
    private static String evalName(String name) {
        StringBuilder camel = new StringBuilder("eval");
        for (String part : name.split("_", -1)) {
            camel.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return camel.toString();
    }

    void testing(int rows) {
        if (place.test() > 0) {
            context.progress(new JobProgress(
                    "test", place.test(), place.count(), 0, (long) rows, "rows", null, null, Map.of(), null));
        }
    }
}
