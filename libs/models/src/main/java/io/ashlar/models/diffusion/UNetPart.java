package io.ashlar.models.diffusion;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.diffusion.UNet;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The denoiser that a {@code unet/config.json} describes. */
record UNetPart(PartConfig part) {
    private static final String ATTENDING_DOWN = "CrossAttnDownBlock2D";
    private static final String ATTENDING_UP = "CrossAttnUpBlock2D";

    Architecture architecture(Blocks blocks) {
        return new Architecture(
                "unet",
                Head.FEATURES,
                net().block(blocks),
                new KeyRules("unet.", Map.of(), KeyPatterns.of(), List.of()),
                new LatentInputs(),
                0.02,
                List.of());
    }

    long channels() {
        return part.config().integer("in_channels", 4);
    }

    /** Height and width of the latents that it was trained for. */
    int[] sampleSize() {
        JsonNode size = part.json().path("sample_size");
        if (size.isArray() && size.size() == 2) {
            return new int[] {size.get(0).asInt(64), size.get(1).asInt(64)};
        }
        int edge = size.asInt(64);
        return new int[] {edge, edge};
    }

    boolean wantsTextAndSize() {
        return part.config().text("addition_embed_type", "").equals("text_time");
    }

    private UNet net() {
        part.refuse(
                "class_embed_type",
                "num_class_embeds",
                "encoder_hid_dim_type",
                "time_cond_proj_dim",
                "dual_cross_attention",
                "cross_attention_norm",
                "center_input_sample",
                "time_embedding_act_fn",
                "timestep_post_act",
                "resnet_skip_time_act",
                "time_embedding_dim",
                "reverse_transformer_layers_per_block");
        only("act_fn", "silu");
        only("time_embedding_type", "positional");
        only("attention_type", "default");
        ModelConfig config = part.config();
        UNet.Shape shape = new UNet.Shape(
                channels(),
                config.integer("out_channels", 4),
                config.integer("conv_in_kernel", 3),
                config.integer("conv_out_kernel", 3),
                config.integer("norm_num_groups", 32),
                config.real("norm_eps", 1e-5));
        UNet.Options options = new UNet.Options(
                config.flag("use_linear_projection", false),
                middle(),
                config.text("resnet_time_scale_shift", "default").equals("scale_shift"),
                config.real("mid_block_scale_factor", 1),
                config.integer("downsample_padding", 1),
                config.flag("flip_sin_to_cos", true),
                config.real("freq_shift", 0));
        return new UNet(shape, stages(shape.groups()), options, added());
    }

    private void only(String field, String value) {
        String actual = part.config().text(field, value);
        if (!actual.equals(value)) {
            throw part.unsupported(field, "'" + actual + "'");
        }
    }

    private boolean middle() {
        JsonNode type = part.json().path("mid_block_type");
        if (type.isNull()) {
            return false;
        }
        only("mid_block_type", "UNetMidBlock2DCrossAttn");
        return true;
    }

    private Optional<UNet.TextAndSize> added() {
        if (!part.isSet("addition_embed_type")) {
            return Optional.empty();
        }
        only("addition_embed_type", "text_time");
        return Optional.of(new UNet.TextAndSize(
                part.config().positive("addition_time_embed_dim"),
                part.config().positive("projection_class_embeddings_input_dim")));
    }

    private List<UNet.Stage> stages(long groups) {
        List<Integer> widths = part.numbers("block_out_channels", List.of(320, 640, 1280, 1280));
        int count = widths.size();
        List<String> down =
                part.names("down_block_types", List.of(ATTENDING_DOWN, ATTENDING_DOWN, ATTENDING_DOWN, "DownBlock2D"));
        List<String> up = part.names("up_block_types", List.of("UpBlock2D", ATTENDING_UP, ATTENDING_UP, ATTENDING_UP));
        if (down.size() != count || up.size() != count) {
            throw ModelConfig.malformed("unet has " + count + " widths, but block types " + down + " and " + up);
        }
        List<Integer> layers = part.perStage("layers_per_block", count, 2);
        List<Integer> heads = part.isSet("num_attention_heads")
                ? part.perStage("num_attention_heads", count, 8)
                : part.perStage("attention_head_dim", count, 8);
        List<Integer> context = part.perStage("cross_attention_dim", count, 1280);
        List<Integer> transformers = part.perStage("transformer_layers_per_block", count, 1);
        List<UNet.Stage> stages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (widths.get(i) % heads.get(i) != 0 || widths.get(i) % groups != 0) {
                throw ModelConfig.malformed("unet's stage " + i + " has the width " + widths.get(i) + ", which "
                        + heads.get(i) + " heads or " + groups + " groups do not divide");
            }
            stages.add(new UNet.Stage(
                    widths.get(i),
                    layers.get(i),
                    attends(down.get(i), ATTENDING_DOWN, "DownBlock2D"),
                    attends(up.get(count - 1 - i), ATTENDING_UP, "UpBlock2D"),
                    heads.get(i),
                    transformers.get(i),
                    transformers.get(i),
                    context.get(i),
                    textOnly(i)));
        }
        return stages;
    }

    private boolean attends(String type, String attending, String plain) {
        if (!type.equals(attending) && !type.equals(plain)) {
            throw part.unsupported("the block type", "'" + type + "'");
        }
        return type.equals(attending);
    }

    private boolean textOnly(int stage) {
        JsonNode only = part.json().path("only_cross_attention");
        return only.isArray() ? only.path(stage).asBoolean(false) : only.asBoolean(false);
    }
}
