package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import java.util.List;

/**
 * ResNet's unit: two convolutions of 3 x 3, or a bottleneck of 1 x 1, 3 x 3 and 1 x 1 with a quarter of the width.
 *
 * @param strideFirst whether a bottleneck halves the size in its first convolution, not in its second
 * @param activation after the sum; the convolutions inside always have ReLU
 */
public record ResidualUnit(boolean bottleneck, boolean strideFirst, Activation activation, double eps) {
    private static final int REDUCTION = 4;

    public Block block(Blocks blocks, long in, long out, long stride) {
        List<Convolution> convolutions = bottleneck ? narrow(in, out, stride) : basic(in, out, stride);
        boolean shortcut = in != out || stride != 1;
        StringBuilder text = new StringBuilder("def forward(self, x: Tensor) -> Tensor:\n");
        text.append("  residual = ")
                .append(shortcut ? "self.shortcut.forward(x)" : "x")
                .append("\n");
        for (int i = 0; i < convolutions.size(); i++) {
            boolean last = i == convolutions.size() - 1;
            text.append("  x = getattr(self.layer, \"")
                    .append(i)
                    .append(last ? "\").added(x, residual)\n" : "\").activated(x)\n");
        }
        text.append("  return ").append(activation.applied("x")).append("\n");
        Block unit = Block.of("ResidualUnit", text.toString());
        for (int i = 0; i < convolutions.size(); i++) {
            unit = unit.with("layer." + i, new NormedConvolution(convolutions.get(i), eps).block(blocks));
        }
        Convolution across = new Convolution(in, out, 1, stride, 0, 1, false, Activation.NONE);
        return shortcut ? unit.with("shortcut", new NormedConvolution(across, eps).block(blocks)) : unit;
    }

    private static List<Convolution> basic(long in, long out, long stride) {
        return List.of(
                new Convolution(in, out, 3, stride, 1, 1, false, Activation.RELU),
                new Convolution(out, out, 3, 1, 1, 1, false, Activation.NONE));
    }

    private List<Convolution> narrow(long in, long out, long stride) {
        long inner = out / REDUCTION;
        return List.of(
                new Convolution(in, inner, 1, strideFirst ? stride : 1, 0, 1, false, Activation.RELU),
                new Convolution(inner, inner, 3, strideFirst ? 1 : stride, 1, 1, false, Activation.RELU),
                new Convolution(inner, out, 1, 1, 0, 1, false, Activation.NONE));
    }
}
