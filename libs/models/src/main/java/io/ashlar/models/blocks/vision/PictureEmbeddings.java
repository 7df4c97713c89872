package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Patches behind special tokens, with learned positions that are resized (bicubic) where a picture has another grid.
 *
 * @param special names of the special tokens' weights, in their order
 * @param positions whether there are absolute positions
 */
public record PictureEmbeddings(PatchGrid grid, long width, List<String> special, boolean positions, double dropout) {
    private static final String PROJECTION = "patch_embeddings.projection";

    public PictureEmbeddings {
        special = List.copyOf(special);
    }

    public Block block(Blocks blocks) {
        String tokens = special.stream().map(name -> "self." + name).collect(Collectors.joining(", "));
        Script script = Script.resource("vision/embeddings")
                .set("projection", PROJECTION)
                .set("width", width)
                .set("special", special.size() == 1 ? tokens : "torch.cat([" + tokens + "], 1)")
                .set("positions", positions ? added() : "")
                .set("dropout", dropout);
        Block block = Block.of("PictureEmbeddings", script.text())
                .with(
                        PROJECTION,
                        new PatchProjection(grid.channels(), width, grid.patchHeight(), grid.patchWidth())
                                .block(blocks));
        for (String name : special) {
            block = block.withWeight(name, Block.Init.NORMAL, 1, 1, width);
        }
        return positions
                ? block.withWeight("position_embeddings", Block.Init.NORMAL, 1, special.size() + grid.patches(), width)
                : block;
    }

    private String added() {
        return Script.resource("vision/positions")
                .set("rows", grid.rows())
                .set("columns", grid.columns())
                .set("count", special.size())
                .text()
                .strip();
    }
}
