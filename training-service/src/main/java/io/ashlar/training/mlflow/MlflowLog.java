package io.ashlar.training.mlflow;

import io.ashlar.models.training.reports.EvaluationReport;
import io.ashlar.models.training.reports.LossPoint;
import io.ashlar.training.worker.WorkerMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run on a server: points wait in memory and go out every few seconds from a thread of their own. What the server
 * does not take is tried again; what it has not taken at the end is lost, with a line that says so. A training that
 * goes on after an interruption goes on with its run, and tells nothing twice.
 */
final class MlflowLog implements RunLog {
    private static final String TAG = "ashlar.run";
    private static final int BATCH = 1000;
    private static final int MOST_WAITING = 200_000;
    private static final long PAUSE_MILLIS = 2000;
    private static final int LAST_TRIES = 3;
    private static final long PATIENCE_SECONDS = 20;

    private final MlflowServer server;
    private final Run run;
    private final Consumer<String> trouble;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "mlflow");
        daemon.setDaemon(true);
        return daemon;
    });
    private final List<MlflowServer.Point> waiting = new ArrayList<>();
    private final Map<String, Long> lastSteps = new HashMap<>();
    private String status = "KILLED";
    private boolean isTold;
    private @Nullable String id;

    /**
     * What a run is called.
     *
     * @param key what a later attempt finds it by
     */
    record Run(String experiment, String name, String key, Map<String, String> parameters) {}

    MlflowLog(MlflowServer server, Run run, Consumer<String> trouble) {
        this.server = server;
        this.run = run;
        this.trouble = trouble;
        thread.scheduleWithFixedDelay(this::tryToSend, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void heard(WorkerMessage message) {
        if (message instanceof WorkerMessage.Logged logged) {
            LossPoint point = logged.point();
            add("loss", point.loss(), point.step());
            add("learning_rate", point.learningRate(), point.step());
            add("grad_norm", point.gradNorm(), point.step());
        } else if (message instanceof WorkerMessage.Evaluated evaluated) {
            EvaluationReport report = evaluated.evaluation();
            add("validation_loss", report.loss(), report.step());
            report.metrics().forEach((name, value) -> add("validation_" + name, value, report.step()));
        } else if (message instanceof WorkerMessage.Done done) {
            done.testMetrics().forEach((name, value) -> add("test_" + name, value, done.bestStep()));
            status = "FINISHED";
        } else if (message instanceof WorkerMessage.Failed) {
            status = "FAILED";
        }
    }

    private void add(String key, double value, long step) {
        synchronized (waiting) {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(new MlflowServer.Point(key, value, step, System.currentTimeMillis()));
            }
        }
    }

    /** On the log's own thread. */
    private boolean tryToSend() {
        try {
            send();
            return true;
        } catch (IOException | RuntimeException e) {
            if (!isTold) {
                isTold = true;
                trouble.accept("MLflow: " + e.getMessage() + "; the training goes on, and it is tried again");
            }
            return false;
        }
    }

    private void send() throws IOException {
        String known = begun();
        for (List<MlflowServer.Point> batch = batch(); !batch.isEmpty(); batch = batch()) {
            List<MlflowServer.Point> news = batch.stream()
                    .filter(point -> point.step() > lastSteps.getOrDefault(point.key(), -1L))
                    .toList();
            if (!news.isEmpty()) {
                server.log(known, news, Map.of());
            }
            synchronized (waiting) {
                waiting.subList(0, batch.size()).clear();
            }
        }
    }

    private String begun() throws IOException {
        if (id != null) {
            return id;
        }
        String experiment = server.experiment(run.experiment());
        MlflowServer.Found found = server.find(experiment, TAG, run.key()).orElse(null);
        String known;
        if (found == null) {
            known = server.create(
                    experiment,
                    run.name(),
                    System.currentTimeMillis(),
                    Map.of(TAG, run.key(), "mlflow.source.name", "ashlar", "mlflow.source.type", "LOCAL"));
        } else {
            known = found.id();
            lastSteps.putAll(found.lastSteps());
            server.update(known, "RUNNING", null);
        }
        server.log(known, List.of(), run.parameters());
        id = known;
        return known;
    }

    private List<MlflowServer.Point> batch() {
        synchronized (waiting) {
            return List.copyOf(waiting.subList(0, Math.min(BATCH, waiting.size())));
        }
    }

    /** A job that is canceled waits for this, so it does not wait long; its thread is interrupted already. */
    @Override
    public void close() {
        Future<Boolean> ending = thread.submit(this::end);
        thread.shutdown();
        boolean isTaken = isTaken(ending);
        thread.shutdownNow();
        if (!isTaken) {
            int left;
            synchronized (waiting) {
                left = waiting.size();
            }
            trouble.accept("MLflow: the server did not take " + left + " points and the run's end; the job has them");
        }
    }

    private static boolean isTaken(Future<Boolean> ending) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return ending.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean end() {
        for (int i = 0; i < LAST_TRIES; i++) {
            if (tryToSend() && id != null) {
                try {
                    server.update(id, status, System.currentTimeMillis());
                    return true;
                } catch (IOException e) {
                    // tried again
                }
            }
        }
        return false;
    }
}
