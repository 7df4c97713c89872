package io.ashlar.models.families.vision;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.vision.GridBias;
import io.ashlar.models.blocks.vision.LayerStack;
import io.ashlar.models.blocks.vision.PatchGrid;
import io.ashlar.models.blocks.vision.PictureModel;
import io.ashlar.models.blocks.vision.PictureModel.PictureHead;
import io.ashlar.models.blocks.vision.PreNormLayer;
import io.ashlar.models.blocks.vision.Residual;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** BEiT (Bao et al. 2021): relative positions, keys without a bias, scaled residuals, the mean of the patches. */
final class Beit implements VisionFamily {
    @Override
    public Set<String> modelTypes() {
        return Set.of("beit");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        VisionConfig.checkHead(config, head);
        VitLayout layout = new VitLayout(VisionConfig.of(config), List.of("cls_token"));
        boolean classifies = head == Head.IMAGE_CLASSIFICATION;
        boolean mean = config.flag("use_mean_pooling", true);
        boolean positions = config.flag("use_absolute_position_embeddings", false);
        LayerStack stack = stack(layout, classifies && !mean ? 1 : 0);
        Block encoder = layout.encoder(blocks, layout.embeddings(positions), stack, !mean);
        if (classifies && mean) {
            encoder = encoder.with("pooler.layernorm", blocks.layerNorm(layout.width(), layout.eps()));
        }
        String pooled = mean
                ? "self.beit.pooler.layernorm.forward(torch.mean(torch.narrow(x, 1, 1, torch.size(x, 1) - 1), [1]))"
                : "torch.select(x, 1, 0)";
        PictureHead top = classifies
                ? PictureHead.classifier(blocks, layout.width(), config.labels().size(), pooled)
                : PictureHead.features();
        KeyRules keys = new KeyRules(
                "beit.",
                Map.of(),
                KeyPatterns.of(
                        "(beit\\.)?pooler\\..*",
                        "(beit\\.)?layernorm\\..*",
                        "(layernorm|lm_head|classifier|decode_head|auxiliary_head|fpn\\d)\\..*",
                        "(beit\\.)?embeddings\\.mask_token",
                        ".*relative_position_index"),
                List.of("beit.pooler", "classifier"));
        return layout.vision()
                .architecture(
                        head, PictureModel.of(blocks, "beit", encoder, top), keys, VisionConfig.inputs(layout.grid()));
    }

    private static LayerStack stack(VitLayout layout, int count) {
        ModelConfig config = layout.vision().config();
        PatchGrid grid = layout.grid();
        GridBias bias = new GridBias(grid.rows(), grid.columns(), layout.sizes().heads());
        boolean shared = config.flag("use_shared_relative_position_bias", false);
        boolean own = config.flag("use_relative_position_bias", false);
        boolean scaled = config.real("layer_scale_init_value", 0.1) > 0;
        int layers = config.layers("num_hidden_layers");
        double[] dropPaths = layout.vision().dropPaths(layers, 0.1);
        List<PreNormLayer> all = IntStream.range(0, layers)
                .mapToObj(i -> new PreNormLayer(
                        VitLayout.NAMES,
                        layout.sizes(),
                        new PreNormLayer.Biases(true, false, true),
                        layout.inner(),
                        new Residual(scaled ? "lambda_1" : "", layout.dropout(), dropPaths[i]),
                        new Residual(scaled ? "lambda_2" : "", layout.dropout(), dropPaths[i]),
                        own ? Optional.of(bias) : Optional.empty(),
                        shared,
                        layout.vision().rate("attention_probs_dropout_prob", 0)))
                .toList();
        return new LayerStack(all, shared ? Optional.of(bias) : Optional.empty(), count);
    }
}
