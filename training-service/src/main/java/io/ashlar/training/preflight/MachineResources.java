package io.ashlar.training.preflight;

/** What the machine that would train has left. */
public interface MachineResources {
    /** Memory that a new process can have without anything being pushed out. */
    long freeMemoryBytes();

    /** Of the disk where checkpoints and packages are made. */
    long freeDiskBytes();

    /** Whether libtorch for CUDA is given and there is a GPU that a worker would see. */
    boolean hasCuda();
}
