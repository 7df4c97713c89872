package io.ashlar.models.families.vision;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.vision.GridBias;
import io.ashlar.models.blocks.vision.LayerStack;
import io.ashlar.models.blocks.vision.PictureModel;
import io.ashlar.models.blocks.vision.PictureModel.PictureHead;
import io.ashlar.models.blocks.vision.PreNormLayer;
import io.ashlar.models.blocks.vision.Residual;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** DINOv2 (Oquab et al. 2023): scaled residuals, SwiGLU in the largest, class token beside the patches' mean. */
final class Dinov2 implements VisionFamily {
    private static final String POOLED =
            "torch.cat([torch.select(x, 1, 0), " + "torch.mean(torch.narrow(x, 1, 1, torch.size(x, 1) - 1), [1])], 1)";

    @Override
    public Set<String> modelTypes() {
        return Set.of("dinov2");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        VisionConfig.checkHead(config, head);
        VitLayout layout = new VitLayout(VisionConfig.of(config), List.of("cls_token"));
        Block encoder = layout.encoder(blocks, layout.embeddings(true), stack(layout), true);
        PictureHead top = head == Head.IMAGE_CLASSIFICATION
                ? PictureHead.classifier(
                        blocks, 2 * layout.width(), config.labels().size(), POOLED)
                : PictureHead.features();
        KeyRules keys = new KeyRules(
                "dinov2.",
                Map.of(),
                KeyPatterns.of("classifier\\..*", "(dinov2\\.)?embeddings\\.mask_token"),
                List.of("classifier"));
        return layout.vision()
                .architecture(
                        head,
                        PictureModel.of(blocks, "dinov2", encoder, top),
                        keys,
                        VisionConfig.inputs(layout.grid()));
    }

    private static LayerStack stack(VitLayout layout) {
        ModelConfig config = layout.vision().config();
        boolean gated = config.flag("use_swiglu_ffn", false);
        long inner = (long) (layout.width() * config.real("mlp_ratio", 4));
        // The gated feed-forward has two thirds of the width, rounded up to a multiple of eight.
        long gatedInner = ((long) (inner * 2 / 3.0) + 7) / 8 * 8;
        double dropPath = layout.vision().rate("drop_path_rate", 0);
        PreNormLayer layer = new PreNormLayer(
                new PreNormLayer.Names(
                        "attention.attention.query",
                        "attention.attention.key",
                        "attention.attention.value",
                        "attention.output.dense",
                        "norm1",
                        gated ? "mlp.weights_in" : "mlp.fc1",
                        gated ? "mlp.weights_out" : "mlp.fc2",
                        "norm2"),
                new PreNormLayer.Sizes(
                        layout.width(),
                        config.heads("num_attention_heads", layout.width()),
                        config.real("layer_norm_eps", 1e-6)),
                PreNormLayer.Biases.all(config.flag("qkv_bias", true)),
                new PreNormLayer.Inner(
                        gated ? gatedInner : inner, layout.vision().activation(), gated),
                new Residual("layer_scale1.lambda1", layout.dropout(), dropPath),
                new Residual("layer_scale2.lambda1", 0, dropPath),
                Optional.empty(),
                false,
                layout.vision().rate("attention_probs_dropout_prob", 0));
        return new LayerStack(
                Collections.nCopies(config.layers("num_hidden_layers"), layer), Optional.<GridBias>empty(), 0);
    }
}
