package io.ashlar.models.blocks.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * ALiBi (Press et al. 2022): what is added to scores by position, a slope for each head.
 *
 * @param slopes none where positions are not tilted
 * @param coarse 0, or what slopes and products are scaled by after they are rounded to bf16
 */
public record Tilt(List<Double> slopes, double coarse) {
    /** No tilt. */
    public static final Tilt NONE = new Tilt(List.of(), 0);

    public Tilt {
        slopes = List.copyOf(slopes);
    }

    /** The slopes of the paper for so many heads, a power of two or not. */
    public static Tilt of(long heads, double coarse) {
        long power = Long.highestOneBit(heads);
        List<Double> slopes = new ArrayList<>();
        float base = (float) Math.pow(2, -Math.pow(2, -(log2(power) - 3)));
        for (int i = 1; i <= power; i++) {
            slopes.add((double) (float) Math.pow(base, i));
        }
        float between = (float) Math.pow(2, -Math.pow(2, -(log2(2 * power) - 3)));
        for (int i = 0; i < heads - power; i++) {
            slopes.add((double) (float) Math.pow(between, 2 * i + 1));
        }
        return new Tilt(slopes, coarse);
    }

    private static double log2(long power) {
        return Long.numberOfTrailingZeros(power);
    }

    String expression() {
        return slopes.isEmpty()
                ? "annotate(List[float], [])"
                : slopes.stream()
                        .map(slope -> Double.toString(slope).toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.joining(", ", "[", "]"));
    }
}
