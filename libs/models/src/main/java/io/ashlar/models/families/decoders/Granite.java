package io.ashlar.models.families.decoders;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.decoder.Arrangement;
import io.ashlar.models.blocks.decoder.Attention;
import io.ashlar.models.blocks.decoder.DecoderLayer;
import io.ashlar.models.blocks.decoder.DecoderModel;
import io.ashlar.models.blocks.decoder.Heads;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Granite 3 (2024): Llama with a multiplier at every turn. */
final class Granite implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("granite");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", false);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads();
        RotaryConfig rotary = RotaryConfig.of(config, 10_000, 1);
        boolean bias = config.flag("attention_bias", false);
        Attention attention = layout.attention(bias, bias, heads);
        DecoderLayer layer = new DecoderLayer(
                attention.withScores(attention.scores().withScale(config.real("attention_multiplier", 1))),
                layout.feed(config.flag("mlp_bias", false)),
                new Arrangement.Before(
                        "input_layernorm", "post_attention_layernorm", config.real("residual_multiplier", 1), false),
                layout.rmsNorm(1e-6),
                layout.width());
        DecoderModel model = new DecoderModel(
                layout.embedding().withScale(config.real("embedding_multiplier", 1)),
                "model.layers",
                Collections.nCopies(layout.layers(), layer),
                "model.norm",
                List.of(rotary.rotary(heads.size(), false)),
                architecture.languageHead().withDivisor(config.real("logits_scaling", 1)));
        return architecture.of(
                model, blocks, rotary.longest(), config.real("initializer_range", 0.02), LlamaLayout.BUFFERS);
    }
}
