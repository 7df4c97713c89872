package io.ashlar.training.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How this service trains. */
@ConfigMapping(prefix = "ashlar.training")
interface TrainingConfig {
    /** Options of the worker's JVM. Weights and activations live outside its heap. */
    @WithDefault("-Xmx1g,-XX:+UseSerialGC")
    List<String> workerOptions();

    /** A checkpoint is written every so many steps, beside those at each epoch's end. */
    @WithDefault("200")
    long checkpointSteps();

    /** How often, at most, checkpoints are copied to the artifact store, from where another machine can go on. */
    @WithDefault("PT1M")
    Duration checkpointUploads();

    /** How long the catalog's answer is waited for. */
    @WithDefault("PT2M")
    Duration registrationTimeout();
}
