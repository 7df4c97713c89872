package io.ashlar.models.running;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** The process's one libtorch. */
public final class TorchEngine {
    private static final String INTEROP_THREADS = "ai.djl.pytorch.num_interop_threads";

    private TorchEngine() {}

    /** Loads the engine if it is not loaded, and sets the threads of one operator where {@code threads} is above 0. */
    public static synchronized void start(int threads) {
        System.setProperty("ai.djl.offline", System.getProperty("ai.djl.offline", "true"));
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (System.getProperty(INTEROP_THREADS) == null) {
            System.setProperty(INTEROP_THREADS, "1");
        }
        Engine.getEngine("PyTorch");
        if (threads > 0 && JniUtils.getNumThreads() != threads) {
            JniUtils.setNumThreads(threads);
        }
    }
}
