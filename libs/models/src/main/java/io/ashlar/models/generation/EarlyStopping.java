package io.ashlar.models.generation;

/** When beam search ends before its length: transformers' {@code early_stopping}. */
enum EarlyStopping {
    /** {@code true}: as soon as there are as many finished hypotheses as beams. */
    WHEN_FULL,
    /** {@code false}: when the best running beam, at its present length, is worse than the worst finished one. */
    WHEN_UNLIKELY_BETTER,
    /** {@code "never"}: only when no running beam can become better at any length. */
    NEVER
}
