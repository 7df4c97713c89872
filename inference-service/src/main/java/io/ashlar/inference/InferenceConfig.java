package io.ashlar.inference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** What an operator may set for predictions. */
@ConfigMapping(prefix = "ashlar.inference")
public interface InferenceConfig {
    /** Where packages are laid out for the next start. All of it can be made again. */
    Path cache();

    /** Inputs of one endpoint that are admitted and not answered; more are refused with {@code queue-full}. */
    @WithDefault("1024")
    int queuedInputs();

    /** The sum of tokens in a batch. More is better for throughput, fewer for latency. */
    @WithDefault("4096")
    int batchTokens();

    /** Inputs in a batch. */
    @WithDefault("128")
    int batchInputs();

    /** Threads that read requests and make tokens; 0: one for each core, and at least two. */
    @WithDefault("0")
    int workers();

    /** Threads of the engine; 0 leaves it its own choice. */
    @WithDefault("0")
    int deviceThreads();

    /** How long a leased endpoint lives without a renewal. */
    @WithDefault("60s")
    Duration lease();

    /** How often leases that have run out are looked for. */
    @WithDefault("2s")
    Duration leaseCheck();

    /** How long a stopping endpoint may take to answer what it has admitted. */
    @WithDefault("10s")
    Duration drain();
}
