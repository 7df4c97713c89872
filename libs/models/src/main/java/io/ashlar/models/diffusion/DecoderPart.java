package io.ashlar.models.diffusion;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.diffusion.PictureDecoder;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The decoder that a {@code vae/config.json} describes. */
record DecoderPart(PartConfig part) {
    private static final String ATTENTION = "decoder.mid_block.attentions.0.";

    /** Names that the first versions of diffusers gave to the attention's projections. */
    private static final Map<String, String> OLD_NAMES =
            Map.of("to_q", "query", "to_k", "key", "to_v", "value", "to_out.0", "proj_attn");

    Architecture architecture(Blocks blocks) {
        return new Architecture(
                "vae",
                Head.FEATURES,
                decoder().block(blocks),
                new KeyRules("vae.", aliases(), KeyPatterns.of("encoder\\..*", "quant_conv\\..*"), List.of()),
                new LatentInputs(),
                0.02,
                List.of());
    }

    private static Map<String, List<String>> aliases() {
        Map<String, List<String>> aliases = new LinkedHashMap<>();
        OLD_NAMES.forEach((now, then) -> {
            for (String kind : List.of(".weight", ".bias")) {
                aliases.put(ATTENTION + now + kind, List.of(ATTENTION + then + kind));
            }
        });
        return aliases;
    }

    long latents() {
        return part.config().integer("latent_channels", 4);
    }

    List<Integer> widths() {
        return part.numbers("block_out_channels", List.of(64));
    }

    /** How many times larger pictures are than latents. */
    int factor() {
        return 1 << widths().size() - 1;
    }

    /** Stable Diffusion's pipelines do not read {@code shift_factor}: it is other pipelines'. */
    private PictureDecoder decoder() {
        part.refuse("latents_mean", "latents_std");
        ModelConfig config = part.config();
        if (part.names("up_block_types", List.of()).stream().anyMatch(type -> !type.equals("UpDecoderBlock2D"))) {
            throw part.unsupported(
                    "up_block_types", part.json().path("up_block_types").toString());
        }
        if (!config.text("act_fn", "silu").equals("silu")) {
            throw part.unsupported("act_fn", "'" + config.text("act_fn", "silu") + "'");
        }
        double scaling = config.real("scaling_factor", 0.18215);
        if (scaling == 0) {
            throw ModelConfig.malformed("vae's scaling_factor is 0");
        }
        return new PictureDecoder(
                latents(),
                config.integer("out_channels", 3),
                widths(),
                part.perStage("layers_per_block", 1, 1).get(0),
                config.integer("norm_num_groups", 32),
                config.flag("mid_block_add_attention", true),
                config.flag("use_post_quant_conv", true),
                scaling);
    }
}
