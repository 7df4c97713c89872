package io.ashlar.models.training.archive;

import java.util.Locale;

/** How weights follow their gradients. */
public enum Optimizer {
    /** Loshchilov and Hutter 2019, with bias correction. */
    ADAMW,
    /** Shazeer and Stern 2018 at the recipe's learning rate: without relative steps and parameter scaling. */
    ADAFACTOR,
    /** Stochastic gradient descent; weight decay is part of the gradient. */
    SGD;

    /** The name in recipes. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its script beside this class. */
    String script() {
        return "optimizer_" + wireName();
    }

    /** How many numbers it keeps for each trained one, at most. */
    public double stateOfOne(double momentum) {
        switch (this) {
            case ADAMW:
                return 2;
            case SGD:
                return momentum > 0 ? 1 : 0;
            default:
                return 0.1; // means over rows and columns, and vectors as they are
        }
    }
}
