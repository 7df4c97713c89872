package io.ashlar.models.families.vision;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.blocks.vision.Chain;
import io.ashlar.models.blocks.vision.ConvNextLayer;
import io.ashlar.models.blocks.vision.PatchGrid;
import io.ashlar.models.blocks.vision.PatchProjection;
import io.ashlar.models.blocks.vision.PictureModel;
import io.ashlar.models.blocks.vision.PictureModel.PictureHead;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ConvNeXT (Liu et al. 2022): depthwise convolutions of 7 x 7 and feed-forwards, over stages of halved size. */
final class ConvNext implements VisionFamily {
    private static final double EPS = 1e-6;
    private static final String POOLED = "self.convnext.layernorm.forward(torch.mean(x, [1, 2]))";

    @Override
    public Set<String> modelTypes() {
        return Set.of("convnext");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        VisionConfig.checkHead(config, head);
        VisionConfig vision = VisionConfig.of(config);
        PatchGrid grid = vision.grid(4);
        List<Integer> sizes = vision.integers("hidden_sizes", 1, List.of(96, 192, 384, 768));
        List<Integer> depths = vision.integers("depths", 1, List.of(3, 3, 9, 3));
        int stageCount = (int) config.integer("num_stages", 4);
        if (stageCount < 1 || sizes.size() < stageCount || depths.size() < stageCount) {
            throw ModelConfig.malformed(
                    "num_stages is " + stageCount + ", hidden_sizes " + sizes + ", depths " + depths);
        }
        long last = sizes.get(stageCount - 1);
        Block encoder = Block.of("ConvNext", Script.resource("vision/convnext").text())
                .with(
                        "embeddings.patch_embeddings",
                        new PatchProjection(grid.channels(), sizes.get(0), grid.patchHeight(), grid.patchWidth())
                                .block(blocks))
                .with("embeddings.layernorm", blocks.layerNorm(sizes.get(0), EPS))
                .with("encoder.stages", Chain.of(stages(vision, blocks, sizes, depths.subList(0, stageCount))));
        boolean classifies = head == Head.IMAGE_CLASSIFICATION;
        if (classifies) {
            encoder = encoder.with("layernorm", blocks.layerNorm(last, config.real("layer_norm_eps", 1e-12)));
        }
        PictureHead top = classifies
                ? PictureHead.classifier(blocks, last, config.labels().size(), POOLED)
                : PictureHead.flattened();
        KeyRules keys = new KeyRules(
                "convnext.",
                Map.of(),
                KeyPatterns.of("classifier\\..*", "(convnext\\.)?layernorm\\..*"),
                List.of("classifier"));
        return vision.architecture(
                head, PictureModel.of(blocks, "convnext", encoder, top), keys, VisionConfig.inputs(grid));
    }

    private static List<Block> stages(VisionConfig vision, Blocks blocks, List<Integer> sizes, List<Integer> depths) {
        Activation activation = vision.activation();
        boolean scaled = vision.config().real("layer_scale_init_value", 1e-6) > 0;
        double[] dropPaths =
                vision.dropPaths(depths.stream().mapToInt(Integer::intValue).sum(), 0);
        List<Block> stages = new ArrayList<>();
        int layer = 0;
        for (int stage = 0; stage < depths.size(); stage++) {
            List<Block> layers = new ArrayList<>();
            for (int i = 0; i < depths.get(stage); i++) {
                layers.add(
                        new ConvNextLayer(sizes.get(stage), activation, EPS, scaled, dropPaths[layer++]).block(blocks));
            }
            stages.add(stage(blocks, stage, sizes, layers));
        }
        return stages;
    }

    private static Block stage(Blocks blocks, int stage, List<Integer> sizes, List<Block> layers) {
        if (stage == 0) {
            return Block.of("Stage", "def forward(self, x: Tensor) -> Tensor:\n  return self.layers.forward(x)\n")
                    .with("layers", Chain.of(layers));
        }
        long before = sizes.get(stage - 1);
        return Block.of("Stage", Script.resource("vision/convnext_stage").text())
                .with("downsampling_layer.0", blocks.layerNorm(before, EPS))
                .with("downsampling_layer.1", new PatchProjection(before, sizes.get(stage), 2, 2).block(blocks))
                .with("layers", Chain.of(layers));
    }
}
