package io.ashlar.training.mlflow;

import io.ashlar.training.worker.WorkerMessage;

/** Hears a training's news on the thread that reads them; never blocks it and never throws. */
public interface RunLog extends AutoCloseable {
    /** For a service without a server. */
    RunLog NONE = message -> {};

    void heard(WorkerMessage message);

    /** Ends the run: as finished or failed if its last news said so, else as killed. May take a few seconds. */
    @Override
    default void close() {}
}
