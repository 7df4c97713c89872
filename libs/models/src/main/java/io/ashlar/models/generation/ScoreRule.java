package io.ashlar.models.generation;

/** Reshapes the scores of a hypothesis' next token, in place. */
interface ScoreRule {
    void apply(TokenSequence history, float[] scores);

    /** Whether the rule may change something for this history; where none does, the engine's own best token serves. */
    default boolean acts(TokenSequence history) {
        return true;
    }
}
