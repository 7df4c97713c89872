package io.ashlar.models.families.vision;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.blocks.vision.Chain;
import io.ashlar.models.blocks.vision.PatchGrid;
import io.ashlar.models.blocks.vision.PatchProjection;
import io.ashlar.models.blocks.vision.PictureModel;
import io.ashlar.models.blocks.vision.PictureModel.PictureHead;
import io.ashlar.models.blocks.vision.SwinLayer;
import io.ashlar.models.blocks.vision.WindowAttention;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Swin (Liu et al. 2021) and Swin V2 (2022): attention in windows, over stages of halved size and doubled width. */
final class Swin implements VisionFamily {
    private static final double EMBEDDING_EPS = 1e-5;

    @Override
    public Set<String> modelTypes() {
        return Set.of("swin", "swinv2");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        VisionConfig.checkHead(config, head);
        if (config.flag("use_absolute_embeddings", false)) {
            throw new ProblemException(
                    ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                    "config.json has use_absolute_embeddings true. Ashlar has Swin with relative positions.");
        }
        VisionConfig vision = VisionConfig.of(config);
        Stages stages = new Stages(vision, config.modelType().equals("swinv2"), vision.grid(4));
        String name = config.modelType();
        PictureHead top = head == Head.IMAGE_CLASSIFICATION
                ? PictureHead.classifier(
                        blocks,
                        stages.width(stages.depths().size() - 1),
                        config.labels().size(),
                        "torch.mean(x, [1, 2])")
                : PictureHead.flattened();
        KeyRules keys = new KeyRules(
                name + ".",
                Map.of(),
                KeyPatterns.of(
                        "classifier\\..*",
                        "decoder\\..*",
                        "(" + name + "\\.)?embeddings\\.mask_token",
                        ".*(relative_position_index|relative_coords_table)"),
                List.of("classifier"));
        return vision.architecture(
                head,
                PictureModel.of(blocks, name, stages.encoder(blocks), top),
                keys,
                VisionConfig.inputs(stages.grid()));
    }

    /** The encoder's stages for one configuration. */
    private record Stages(VisionConfig vision, boolean second, PatchGrid grid) {
        ModelConfig config() {
            return vision.config();
        }

        List<Integer> depths() {
            return vision.integers("depths", 1, List.of(2, 2, 6, 2));
        }

        long width(int stage) {
            return config().integer("embed_dim", 96) << stage;
        }

        Block encoder(Blocks blocks) {
            List<Block> stages = new ArrayList<>();
            for (int stage = 0; stage < depths().size(); stage++) {
                stages.add(stage(blocks, stage));
            }
            Script script = Script.resource("vision/swin")
                    .set("patch_height", grid.patchHeight())
                    .set("patch_width", grid.patchWidth())
                    .set("dropout", vision.rate("hidden_dropout_prob", 0));
            return Block.of("Swin", script.text())
                    .with(
                            "embeddings.patch_embeddings.projection",
                            new PatchProjection(grid.channels(), width(0), grid.patchHeight(), grid.patchWidth())
                                    .block(blocks))
                    .with("embeddings.norm", blocks.layerNorm(width(0), EMBEDDING_EPS))
                    .with("encoder.layers", Chain.of(stages))
                    .with("layernorm", blocks.layerNorm(width(depths().size() - 1), eps()));
        }

        private Block stage(Blocks blocks, int stage) {
            int before = depths().subList(0, stage).stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            int all = depths().stream().mapToInt(Integer::intValue).sum();
            double[] dropPaths = vision.dropPaths(all, 0.1);
            List<Block> layers = new ArrayList<>();
            for (int i = 0; i < depths().get(stage); i++) {
                layers.add(layer(stage, i, dropPaths[before + i]).block(blocks));
            }
            boolean last = stage == depths().size() - 1;
            String merge = last ? "" : "  x = self.downsample.forward(x)\n";
            Block block = Block.of(
                            "SwinStage",
                            "def forward(self, x: Tensor) -> Tensor:\n  x = self.blocks.forward(x)\n" + merge
                                    + "  return x\n")
                    .with("blocks", Chain.of(layers));
            return last ? block : block.with("downsample", merging(blocks, width(stage)));
        }

        private SwinLayer layer(int stage, int number, double dropPath) {
            List<Integer> heads = vision.integers("num_heads", 1, List.of(3, 6, 12, 24));
            List<Integer> trained =
                    vision.integers("pretrained_window_sizes", 0, Collections.nCopies(depths().size(), 0));
            if (heads.size() <= stage || trained.size() <= stage || width(stage) % heads.get(stage) != 0) {
                throw ModelConfig.malformed("num_heads is " + heads + " for " + depths().size()
                        + " stages, the first of width " + width(0));
            }
            long window = config().integer("window_size", 7);
            long shift = number % 2 == 0 ? 0 : window / 2;
            if (second) {
                // The second version settles windows by the size that it was configured for.
                long rows = grid.rows() >> stage;
                window = Math.min(window, rows);
                shift = rows <= window ? 0 : shift;
            }
            long width = width(stage);
            WindowAttention attention = new WindowAttention(
                    width,
                    heads.get(stage),
                    window,
                    shift,
                    second,
                    config().flag("qkv_bias", true),
                    trained.get(stage),
                    vision.rate("attention_probs_dropout_prob", 0));
            return new SwinLayer(
                    attention,
                    (long) (width * config().real("mlp_ratio", 4)),
                    vision.activation(),
                    eps(),
                    vision.rate("hidden_dropout_prob", 0),
                    dropPath);
        }

        private Block merging(Blocks blocks, long width) {
            String merged = second
                    ? "self.norm.forward(self.reduction.forward(x))"
                    : "self.reduction.forward(self.norm.forward(x))";
            return Block.of(
                            "PatchMerging",
                            Script.resource("vision/patch_merging")
                                    .set("merged", merged)
                                    .text())
                    .with("reduction", blocks.linear(4 * width, 2 * width, false, Activation.NONE, 0))
                    .with("norm", blocks.layerNorm(second ? 2 * width : 4 * width, EMBEDDING_EPS));
        }

        private double eps() {
            return config().real("layer_norm_eps", 1e-5);
        }
    }
}
