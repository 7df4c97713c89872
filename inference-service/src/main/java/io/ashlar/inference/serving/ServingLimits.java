package io.ashlar.inference.serving;

/**
 * What one model may have in its queue and in a batch.
 *
 * @param queuedInputs inputs that are admitted and not answered; more are refused
 * @param batchTokens the sum of tokens in a batch; an input that is longer alone is a batch of its own
 * @param batchInputs inputs in a batch
 */
public record ServingLimits(int queuedInputs, int batchTokens, int batchInputs) {
    public ServingLimits {
        positive("queuedInputs", queuedInputs);
        positive("batchTokens", batchTokens);
        positive("batchInputs", batchInputs);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", and must be at least 1");
        }
    }
}
