package io.ashlar.evaluation.report;

import java.util.Locale;

/** Numbers as the page writes them. */
final class Numbers {
    private Numbers() {}

    static String three(double value) {
        return Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** Whole numbers without digits after the point. */
    static String compact(double value) {
        return value == Math.rint(value) && Math.abs(value) >= 2
                ? String.format(Locale.ROOT, "%.0f", value)
                : three(value);
    }

    static String signed(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%+.3f", value);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
