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

/**
 * DeiT (Touvron et al. 2020): ViT with a second token that learned from a teacher. With the teacher's head the answer
 * is the mean of two; {@code architectures} says which head the checkpoint has.
 */
final class Deit implements VisionFamily {
    private static final String TWO_HEADS = "torch.div(torch.add(self.cls_classifier.forward(torch.select(x, 1, 0)), "
            + "self.distillation_classifier.forward(torch.select(x, 1, 1))), 2.)";

    @Override
    public Set<String> modelTypes() {
        return Set.of("deit");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        VisionConfig.checkHead(config, head);
        VitLayout layout = new VitLayout(VisionConfig.of(config), List.of("cls_token", "distillation_token"));
        boolean classifies = head == Head.IMAGE_CLASSIFICATION;
        boolean teacher =
                layout.vision().json().path("architectures").toString().contains("WithTeacher");
        int read = classifies ? teacher ? 2 : 1 : 0;
        Block encoder = layout.encoder(blocks, layout.embeddings(true), layout.stack(read), true);
        KeyRules keys = new KeyRules(
                "deit.",
                Map.of(),
                KeyPatterns.of(
                        "(deit\\.)?pooler\\..*",
                        "(cls_|distillation_)?classifier\\..*",
                        "(deit\\.)?embeddings\\.mask_token",
                        "decoder\\..*"),
                teacher ? List.of("cls_classifier", "distillation_classifier") : List.of("classifier"));
        PictureHead top = classifies ? head(config, blocks, layout.width(), teacher) : PictureHead.features();
        return layout.vision()
                .architecture(
                        head, PictureModel.of(blocks, "deit", encoder, top), keys, VisionConfig.inputs(layout.grid()));
    }

    private static PictureHead head(ModelConfig config, Blocks blocks, long width, boolean teacher) {
        int labels = config.labels().size();
        return teacher
                ? PictureHead.classifier(
                        Map.of(
                                "cls_classifier", blocks.linear(width, labels),
                                "distillation_classifier", blocks.linear(width, labels)),
                        TWO_HEADS)
                : PictureHead.classifier(blocks, width, labels, "torch.select(x, 1, 0)");
    }
}
