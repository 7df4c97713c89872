package io.ashlar.models.training.checkpoints;

/**
 * What a training in fp16 multiplies its losses by, so that small gradients stay above zero (Micikevicius et al. 2018,
 * with the numbers of torch's GradScaler). It grows while all goes well, and halves with every step whose gradients
 * overflow; such a step is skipped.
 *
 * @param value the factor of the next step
 * @param goodSteps steps since it changed
 * @param skipped all steps that were skipped
 */
public record LossScale(double value, int goodSteps, long skipped) {
    private static final double BEGIN = 65_536;
    private static final double FACTOR = 2;
    private static final int GROWTH_STEPS = 2_000;
    /** Below this gradients overflow for another reason than the scale. */
    private static final double LOWEST = 1e-4;

    /** Before the first step. */
    public static LossScale begin() {
        return new LossScale(BEGIN, 0, 0);
    }

    /** After a step whose gradients were all finite. */
    public LossScale grown() {
        if (goodSteps + 1 < GROWTH_STEPS) {
            return new LossScale(value, goodSteps + 1, skipped);
        }
        boolean room = Float.isFinite((float) (value * FACTOR));
        return new LossScale(room ? value * FACTOR : value, 0, skipped);
    }

    /** After a step that was skipped because a gradient was not finite. */
    public LossScale backedOff() {
        return new LossScale(value / FACTOR, 0, skipped + 1);
    }

    /** Whether no smaller scale is worth a try. */
    public boolean isExhausted() {
        return value < LOWEST;
    }
}
