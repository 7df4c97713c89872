package io.ashlar.training.worker;

import io.ashlar.jobs.worker.WorkerConnection;
import io.ashlar.models.training.loop.TrainingListener;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.StepReport;
import io.ashlar.models.training.reports.TrainingStart;

/** Passes on what the training says. */
final class WorkerListener implements TrainingListener {
    private final WorkerConnection service;
    private final StepTimes times;

    WorkerListener(WorkerConnection service, StepTimes times) {
        this.service = service;
        this.times = times;
    }

    @Override
    public void started(TrainingStart start) {
        service.say(new WorkerMessage.Started(start));
    }

    @Override
    public void stepped(StepReport step) {
        times.add(step.seconds());
        service.say(new WorkerMessage.Stepped(step));
    }

    @Override
    public void evaluated(EvaluationReport evaluation) {
        service.say(new WorkerMessage.Evaluated(evaluation));
    }

    @Override
    public void saved(long step) {
        service.say(new WorkerMessage.Saved(step));
    }
}
