package io.ashlar.training.worker;

import io.ashlar.contracts.problems.Problem;
import io.ashlar.jobs.worker.WorkerConnection;

/** The worker: runs one training for the service at the other end of its standard streams, and ends. */
public final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] arguments) {
        WorkerConnection service = WorkerConnection.open();
        try {
            WorkerRequest request = service.request(WorkerRequest.class);
            if (request.measuredSteps() > 0) {
                service.say(new MeasuringRun(request).run());
            } else {
                new TrainingRun(request, service::say).run();
            }
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            Problem problem = Problem.of(e, null);
            service.say(new WorkerMessage.Failed(problem.code(), problem.detail()));
        }
        Runtime.getRuntime().halt(0); // native threads must not hold it back
    }
}
