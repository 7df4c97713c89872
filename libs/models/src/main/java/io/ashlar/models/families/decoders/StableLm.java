package io.ashlar.models.families.decoders;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.decoder.Arrangement;
import io.ashlar.models.blocks.decoder.Attention;
import io.ashlar.models.blocks.decoder.DecoderLayer;
import io.ashlar.models.blocks.decoder.DecoderModel;
import io.ashlar.models.blocks.decoder.Heads;
import io.ashlar.models.blocks.decoder.Norm;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** StableLM 2 and 3B (2023): partly rotary, layer norms, each head with a norm of its own in some. */
final class StableLm implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("stablelm");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", false);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads();
        RotaryConfig rotary = RotaryConfig.of(config, 10_000, 0.25);
        Norm norm = new Norm(Norm.Kind.LAYER, config.real("layer_norm_eps", 1e-5));
        Attention attention = layout.attention(config.flag("use_qkv_bias", false), false, heads);
        if (config.flag("qk_layernorm", false)) {
            attention = attention.withNorm(new Attention.HeadNorm(
                    "self_attn.q_layernorm", "self_attn.k_layernorm", norm, Attention.HeadNorm.Over.EACH_HEAD));
        }
        Arrangement arrangement = config.flag("use_parallel_residual", false)
                ? new Arrangement.Together("input_layernorm")
                : layout.arrangement();
        DecoderLayer layer = new DecoderLayer(attention, layout.feed(false), arrangement, norm, layout.width());
        DecoderModel model = new DecoderModel(
                layout.embedding(),
                "model.layers",
                Collections.nCopies(layout.layers(), layer),
                "model.norm",
                List.of(rotary.rotary(heads.size(), false)),
                architecture.languageHead());
        return architecture.of(
                model, blocks, rotary.longest(), config.real("initializer_range", 0.02), LlamaLayout.BUFFERS);
    }
}
