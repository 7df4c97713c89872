package io.ashlar.models.training.archive;

/** The engine found no memory for a batch. Gradients that wait are as they were before it. */
public final class EngineMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EngineMemoryException(Throwable cause) {
        super("The engine has no memory left for a batch", cause);
    }
}
