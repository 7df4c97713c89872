package io.ashlar.models.families.vision;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.vision.PictureModel;
import io.ashlar.models.blocks.vision.PictureModel.PictureHead;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ViT (Dosovitskiy et al. 2020), and what is laid out like it: DINO, DeiT without distillation. */
final class Vit implements VisionFamily {
    @Override
    public Set<String> modelTypes() {
        return Set.of("vit");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        VisionConfig.checkHead(config, head);
        VitLayout layout = new VitLayout(VisionConfig.of(config), List.of("cls_token"));
        boolean classifies = head == Head.IMAGE_CLASSIFICATION;
        Block encoder = layout.encoder(blocks, layout.embeddings(true), layout.stack(classifies ? 1 : 0), true);
        PictureHead top = classifies
                ? PictureHead.classifier(blocks, layout.width(), config.labels().size(), "torch.select(x, 1, 0)")
                : PictureHead.features();
        KeyRules keys = new KeyRules(
                "vit.",
                Map.of(),
                KeyPatterns.of(
                        "(vit\\.)?pooler\\..*", "classifier\\..*", "(vit\\.)?embeddings\\.mask_token", "decoder\\..*"),
                List.of("classifier"));
        return layout.vision()
                .architecture(
                        head, PictureModel.of(blocks, "vit", encoder, top), keys, VisionConfig.inputs(layout.grid()));
    }
}
