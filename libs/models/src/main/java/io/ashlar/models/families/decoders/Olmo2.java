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

/** OLMo 2 (2024): norms after each part, and over all of queries and of keys. */
final class Olmo2 implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("olmo2");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", false);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads();
        RotaryConfig rotary = RotaryConfig.of(config, 10_000, 1);
        boolean bias = config.flag("attention_bias", false);
        Norm norm = layout.rmsNorm(1e-5);
        Attention attention = layout.attention(bias, bias, heads)
                .withNorm(new Attention.HeadNorm(
                        "self_attn.q_norm", "self_attn.k_norm", norm, Attention.HeadNorm.Over.WIDTH));
        DecoderLayer layer = new DecoderLayer(
                attention,
                layout.feed(false),
                new Arrangement.AfterPart("post_attention_layernorm", "post_feedforward_layernorm"),
                norm,
                layout.width());
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
