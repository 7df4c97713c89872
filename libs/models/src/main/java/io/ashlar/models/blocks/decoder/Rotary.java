package io.ashlar.models.blocks.decoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Script;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cosines and sines of rotary positions.
 *
 * @param base the wavelength's base, {@code rope_theta}
 * @param size how many numbers of each head are turned
 * @param pairs as in {@link Attention.Turning}
 * @param factor what cosines and sines are multiplied with
 */
public record Rotary(double base, long size, boolean pairs, double factor, Scaling scaling) {
    /** How frequencies are stretched for sequences longer than those trained on. */
    public sealed interface Scaling {}

    /** As trained. */
    public record Unscaled() implements Scaling {}

    /** All frequencies divided (Chen et al. 2023). */
    public record Linear(double factor) implements Scaling {}

    /** The base grows with the sequence once it is longer than {@code trained} (NTK-aware). */
    public record Dynamic(double factor, double trained) implements Scaling {}

    /** Slow pairs divided, fast ones kept, in between from {@code low} to {@code high} blended (Peng et al. 2023). */
    public record Yarn(double factor, double low, double high) implements Scaling {}

    /** A divisor for each pair, other ones once the sequence is longer than {@code trained} (Ding et al. 2024). */
    public record LongRope(List<Double> shortFactors, List<Double> longFactors, long trained) implements Scaling {
        public LongRope {
            shortFactors = List.copyOf(shortFactors);
            longFactors = List.copyOf(longFactors);
        }
    }

    /** Llama 3.1's: long waves divided, short ones kept, blended in between. */
    public record Llama3(double factor, double lowFactor, double highFactor, double trained) implements Scaling {}

    /** The block, without weights: {@code forward(positions, totals)}. */
    public Block block() {
        return Block.of(
                "Rotary",
                Script.resource("decoder/rotary")
                        .set("dim", size)
                        .set("factor", factor)
                        .set("both", pairs ? "torch.repeat_interleave(angles, 2, 1)" : "torch.cat([angles, angles], 1)")
                        .set("frequencies", frequencies())
                        .text());
    }

    private String frequencies() {
        Script script = Script.resource("decoder/rotary_" + name())
                .set("base", base)
                .set("size", size)
                .set("pairs", size / 2);
        if (scaling instanceof Linear linear) {
            script.set("factor", linear.factor());
        } else if (scaling instanceof Dynamic dynamic) {
            script.set("factor", dynamic.factor())
                    .set("less", dynamic.factor() - 1)
                    .set("trained", dynamic.trained())
                    .set("exponent", (double) size / (size - 2));
        } else if (scaling instanceof Yarn yarn) {
            script.set("factor", yarn.factor()).set("low", yarn.low()).set("range", yarn.high() - yarn.low());
        } else if (scaling instanceof LongRope rope) {
            script.set("short", numbers(rope.shortFactors()))
                    .set("long", numbers(rope.longFactors()))
                    .set("trained", rope.trained());
        } else if (scaling instanceof Llama3 llama) {
            script.set("factor", llama.factor())
                    .set("low", llama.lowFactor())
                    .set("range", llama.highFactor() - llama.lowFactor())
                    .set("trained", llama.trained())
                    .set("longest", llama.trained() / llama.lowFactor())
                    .set("shortest", llama.trained() / llama.highFactor());
        }
        return script.text();
    }

    private String name() {
        return scaling.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static String numbers(List<Double> values) {
        return values.stream()
                .map(value -> Double.toString(value).toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
