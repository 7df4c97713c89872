package io.ashlar.training.job;

import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.jobs.JobContext;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.StepReport;
import io.ashlar.training.worker.WorkerMessage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells the job what the worker says. */
final class TrainingProgress {
    static final int STEPS = 4;

    private static final int TRAIN = 2;
    private static final int TEST = 3;

    private final JobContext<FineTuningRequest> context;
    private final Map<String, Double> metrics = new LinkedHashMap<>();

    TrainingProgress(JobContext<FineTuningRequest> context) {
        this.context = context;
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
        metrics.put("loss", step.loss());
        metrics.put("learningRate", step.learningRate());
        metrics.put("gradNorm", step.gradNorm());
        metrics.put("tokensPerSecond", step.tokensPerSecond());
        context.progress(new JobProgress(
                "train",
                TRAIN,
                STEPS,
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
        Double accuracy = evaluation.metrics().get("accuracy");
        if (accuracy != null) {
            metrics.put("evalAccuracy", accuracy);
        }
        context.log(String.format(
                Locale.ROOT,
                "step %d, epoch %.2f: validation loss %.4f, accuracy %.4f%s",
                evaluation.step(),
                evaluation.epoch(),
                evaluation.loss(),
                accuracy == null ? Double.NaN : accuracy,
                evaluation.best() ? " (best so far)" : ""));
    }

    void testing(int rows) {
        context.progress(new JobProgress("test", TEST, STEPS, 0, (long) rows, "rows", null, null, Map.of(), null));
    }
}
