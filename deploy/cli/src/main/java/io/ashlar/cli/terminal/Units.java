package io.ashlar.cli.terminal;

import java.util.Locale;

/** Sizes and times as people write them. */
public final class Units {
    private static final long KILO = 1000;
    private static final long SECOND_MILLIS = 1000;
    private static final long MINUTE_SECONDS = 60;

    private Units() {}

    /** Bytes with one decimal: {@code 90.9 MB}. */
    public static String bytes(double bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= KILO && unit < units.length - 1) {
            value /= KILO;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    /** A duration: {@code 850 ms}, {@code 4.2 s}, {@code 3:07 min}. */
    public static String duration(long millis) {
        if (millis < SECOND_MILLIS) {
            return millis + " ms";
        }
        long seconds = millis / SECOND_MILLIS;
        if (seconds < MINUTE_SECONDS) {
            return String.format(Locale.ROOT, "%.1f s", millis / (double) SECOND_MILLIS);
        }
        return String.format(Locale.ROOT, "%d:%02d min", seconds / MINUTE_SECONDS, seconds % MINUTE_SECONDS);
    }

    /** A count with its unit, bytes scaled. */
    public static String count(double value, String unit) {
        if ("bytes".equals(unit)) {
            return bytes(value);
        }
        String number =
                String.format(Locale.ROOT, value >= KILO || value == Math.rint(value) ? "%,.0f" : "%.1f", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
