package io.ashlar.training.worker;

import io.ashlar.models.training.loop.TrainingListener;
import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import io.ashlar.models.training.reports.StepReport;
import io.ashlar.models.training.reports.TrainingStart;
import java.util.function.Consumer;

/** Passes on what the training says. */
final class WorkerListener implements TrainingListener {
    private final Consumer<WorkerMessage> news;
    private final StepTimes times;

    WorkerListener(Consumer<WorkerMessage> news, StepTimes times) {
        this.news = news;
        this.times = times;
    }

    @Override
    public void started(TrainingStart start) {
        news.accept(new WorkerMessage.Started(start));
    }

    @Override
    public void stepped(StepReport step) {
        times.add(step.seconds());
        news.accept(new WorkerMessage.Stepped(step));
    }

    @Override
    public void logged(LossPoint point) {
        news.accept(new WorkerMessage.Logged(point));
    }

    @Override
    public void evaluated(EvaluationReport evaluation) {
        news.accept(new WorkerMessage.Evaluated(evaluation));
    }

    @Override
    public void saved(long step) {
        news.accept(new WorkerMessage.Saved(step));
    }
}
