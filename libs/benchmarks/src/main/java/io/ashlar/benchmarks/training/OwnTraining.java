package io.ashlar.benchmarks.training;

import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.training.loop.FineTuning;
import io.ashlar.models.training.loop.TrainingListener;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.reports.StepReport;
import io.ashlar.models.training.reports.TrainingStart;
import java.io.IOException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The product's own training loop, let go one step at a time: it waits in its listener until the next turn. A step's
 * time is what the loop itself reports: packing, forward, backward, clipping, update and reading the loss.
 */
final class OwnTraining implements Contender, TrainingListener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 300;

    private final SynchronousQueue<Boolean> permits = new SynchronousQueue<>();
    private final SynchronousQueue<Double> reports = new SynchronousQueue<>();
    private final String name;
    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private volatile boolean stopped;

    OwnTraining(String name, TrainingPlan plan) {
        this.name = name;
        thread = new Thread(() -> train(plan), "own-training");
        thread.setDaemon(true);
        thread.start();
    }

    private void train(TrainingPlan plan) {
        try {
            new FineTuning(plan, ValidationMetrics.none(), this).run();
        } catch (ProblemException e) {
            failure = e.code() == ProblemCode.CANCELED ? null : e;
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double run(int times) {
        double seconds = 0;
        for (int i = 0; i < times; i++) {
            try {
                boolean taken = permits.offer(true, PATIENCE_SECONDS, TimeUnit.SECONDS);
                Double step = taken ? reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) : null;
                if (step == null) {
                    throw new IllegalStateException("The training does not answer", failure);
                }
                seconds += step;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return seconds;
    }

    @Override
    public boolean isCanceled() {
        return stopped;
    }

    @Override
    public void started(TrainingStart start) {
        awaitTurn();
    }

    @Override
    public void stepped(StepReport step) {
        try {
            reports.put(step.seconds());
            awaitTurn();
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private void awaitTurn() {
        try {
            permits.take();
        } catch (InterruptedException e) {
            stopped = true; // closed: the loop asks before its next step
        }
    }

    /** Ends the training and waits for its memory. */
    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
