package io.ashlar.inference.endpoints;

/** The last state of a deployment that an event has told of. */
enum DeploymentState {
    LOADING,
    READY,
    FAILED
}
