package io.ashlar.training.job;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.jobs.JobContext;
import io.ashlar.jobs.worker.WorkerProcess;
import io.ashlar.training.mlflow.RunLog;
import io.ashlar.training.mlflow.RunLogs;
import io.ashlar.training.worker.WorkerMain;
import io.ashlar.training.worker.WorkerMessage;
import io.ashlar.training.worker.WorkerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs a worker to its end, and kills it when the job has to stop. */
@ApplicationScoped
class WorkerRun {
    /** What helps a training that had not enough memory. */
    static final String MEMORY_ADVICE = "Take smaller batches, shorter sequences or a smaller model.";

    private final TrainingConfig config;
    private final RunLogs logs;

    WorkerRun(TrainingConfig config, RunLogs logs) {
        this.config = config;
        this.logs = logs;
    }

    WorkerMessage.Done run(
            JobContext<FineTuningRequest> context,
            WorkerRequest request,
            TrainingProgress.Place place,
            Checkpoints.Copies checkpoints) {
        TrainingProgress progress = new TrainingProgress(context, place);
        try (WorkerProcess worker = WorkerProcess.start(
                        WorkerMain.class, config.workerOptions(), Devices.environment(context.request()), line -> {});
                JobContext.StopHook unused = context.onStop(worker::kill);
                RunLog log = logs.open(context.jobId(), place.step(), request, context::log)) {
            worker.send(request);
            for (String line = worker.next(); line != null; line = worker.next()) {
                WorkerMessage message = Json.read(line, WorkerMessage.class);
                log.heard(message);
                if (message instanceof WorkerMessage.Done done) {
                    return done;
                } else if (message instanceof WorkerMessage.Failed failed) {
                    throw new ProblemException(failed.code(), failed.detail());
                } else if (message instanceof WorkerMessage.Started started) {
                    progress.started(started);
                } else if (message instanceof WorkerMessage.Stepped stepped) {
                    progress.stepped(stepped.step());
                } else if (message instanceof WorkerMessage.Evaluated evaluated) {
                    progress.evaluated(evaluated.evaluation());
                } else if (message instanceof WorkerMessage.Testing testing) {
                    progress.testing(testing.rows());
                } else if (message instanceof WorkerMessage.Saved) {
                    checkpoints.makeIfDue();
                }
            }
            context.checkActive();
            throw worker.died(MEMORY_ADVICE);
        }
    }
}
