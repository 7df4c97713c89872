package io.ashlar.models.families.vision;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.blocks.vision.Chain;
import io.ashlar.models.blocks.vision.Convolution;
import io.ashlar.models.blocks.vision.NormedConvolution;
import io.ashlar.models.blocks.vision.PictureModel;
import io.ashlar.models.blocks.vision.PictureModel.PictureHead;
import io.ashlar.models.blocks.vision.ResidualUnit;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ImageInputs;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ResNet (He et al. 2015) of basic or bottleneck units, with strides where version 1.5 has them or the first had. */
final class ResNet implements VisionFamily {
    private static final double EPS = 1e-5;
    private static final int TRAINED = 224;
    private static final int SMALLEST = 8;

    @Override
    public Set<String> modelTypes() {
        return Set.of("resnet");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        VisionConfig.checkHead(config, head);
        VisionConfig vision = VisionConfig.of(config);
        List<Integer> sizes = vision.integers("hidden_sizes", 1, List.of(256, 512, 1024, 2048));
        List<Integer> depths = vision.integers("depths", 1, List.of(3, 4, 6, 3));
        if (sizes.size() != depths.size()) {
            throw ModelConfig.malformed("hidden_sizes is " + sizes + ", but depths " + depths);
        }
        long embedding = config.integer("embedding_size", 64);
        Activation activation = Activation.of(config.text("hidden_act", "relu"));
        Convolution stem = new Convolution(vision.channels(), embedding, 7, 2, 3, 1, false, activation);
        Block encoder = Block.of(
                        "ResidualNetwork",
                        Script.resource("vision/residual_network")
                                .set("dtype", "ops.prim.dtype(self.embedder.embedder.normalization.weight)")
                                .text())
                .with("embedder.embedder", new NormedConvolution(stem, EPS).block(blocks))
                .with("encoder.stages", Chain.of(stages(config, blocks, embedding, sizes, depths)));
        long last = sizes.get(sizes.size() - 1);
        PictureHead top = head == Head.IMAGE_CLASSIFICATION
                ? PictureHead.classifier(
                        Map.of(
                                "classifier.1",
                                blocks.linear(last, config.labels().size())),
                        "getattr(self.classifier, \"1\").forward(torch.mean(x, [2, 3]))")
                : PictureHead.channelsFlattened();
        KeyRules keys = new KeyRules(
                "resnet.", Map.of(), KeyPatterns.of("classifier\\..*", ".*num_batches_tracked"), List.of("classifier"));
        return vision.architecture(
                head,
                PictureModel.of(blocks, "resnet", encoder, top),
                keys,
                new ImageInputs((int) vision.channels(), TRAINED, TRAINED, SMALLEST, false));
    }

    private static List<Block> stages(
            ModelConfig config, Blocks blocks, long embedding, List<Integer> sizes, List<Integer> depths) {
        boolean bottleneck = config.text("layer_type", "bottleneck").equals("bottleneck");
        ResidualUnit unit = new ResidualUnit(
                bottleneck,
                config.flag("downsample_in_bottleneck", false),
                Activation.of(config.text("hidden_act", "relu")),
                EPS);
        List<Block> stages = new ArrayList<>();
        long in = embedding;
        for (int stage = 0; stage < sizes.size(); stage++) {
            long out = sizes.get(stage);
            List<Block> layers = new ArrayList<>();
            for (int i = 0; i < depths.get(stage); i++) {
                boolean halves = i == 0 && (stage > 0 || config.flag("downsample_in_first_stage", false));
                layers.add(unit.block(blocks, i == 0 ? in : out, out, halves ? 2 : 1));
            }
            stages.add(Block.of("Stage", "def forward(self, x: Tensor) -> Tensor:\n  return self.layers.forward(x)\n")
                    .with("layers", Chain.of(layers)));
            in = out;
        }
        return stages;
    }
}
