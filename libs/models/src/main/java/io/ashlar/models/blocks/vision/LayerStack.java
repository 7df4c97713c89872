package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import java.util.List;
import java.util.Optional;

/**
 * A transformer's layers below {@code layer}, numbered from 0.
 *
 * @param shared the bias of attention that all layers share
 * @param count how many first tokens the head reads: the last layer computes no others; 0 is all
 */
public record LayerStack(List<PreNormLayer> layers, Optional<GridBias> shared, int count) {
    private static final String SHARED = "relative_position_bias";

    public LayerStack {
        layers = List.copyOf(layers);
    }

    public Block block(Blocks blocks) {
        StringBuilder text = new StringBuilder("def forward(self, x: Tensor, rows: int, columns: int) -> Tensor:\n");
        text.append("  shared = annotate(Optional[Tensor], ")
                .append(shared.isPresent() ? "self." + SHARED + ".forward(rows, columns)" : "None")
                .append(")\n");
        for (int i = 0; i < layers.size(); i++) {
            boolean last = count > 0 && i == layers.size() - 1;
            text.append("  x = getattr(self.layer, \"")
                    .append(i)
                    .append(
                            last
                                    ? "\").first(x, rows, columns, shared, " + count
                                    : "\").forward(x, rows, columns, shared")
                    .append(")\n");
        }
        Block stack = Block.of("LayerStack", text.append("  return x\n").toString());
        for (int i = 0; i < layers.size(); i++) {
            stack = stack.with("layer." + i, layers.get(i).block(blocks));
        }
        return shared.isPresent() ? stack.with(SHARED, shared.get().block(blocks)) : stack;
    }
}
