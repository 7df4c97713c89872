package io.ashlar.models.families.decoders;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.decoder.DecoderLayer;
import io.ashlar.models.blocks.decoder.DecoderModel;
import io.ashlar.models.blocks.decoder.Heads;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Llama 1 to 3 (Touvron et al. 2023), and what is laid out like it: Vicuna, TinyLlama, SmolLM. */
final class Llama implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("llama");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", false);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads();
        RotaryConfig rotary = RotaryConfig.of(config, 10_000, 1);
        boolean bias = config.flag("attention_bias", false);
        DecoderLayer layer = layout.layer(
                layout.attention(bias, bias, heads), layout.feed(config.flag("mlp_bias", false)), layout.rmsNorm(1e-6));
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
