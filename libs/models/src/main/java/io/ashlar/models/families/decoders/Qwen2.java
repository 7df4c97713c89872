package io.ashlar.models.families.decoders;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.decoder.DecoderLayer;
import io.ashlar.models.blocks.decoder.DecoderModel;
import io.ashlar.models.blocks.decoder.Heads;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.List;
import java.util.Set;

/** Qwen2 and 2.5 (Yang et al. 2024): Llama with biases where queries, keys and values are made. */
final class Qwen2 implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("qwen2");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", false);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads();
        RotaryConfig rotary = RotaryConfig.of(config, 10_000, 1);
        List<DecoderLayer> layers =
                layout.windowed(layout.attention(true, false, heads), layout.feed(false), layout.rmsNorm(1e-6));
        DecoderModel model = new DecoderModel(
                layout.embedding(),
                "model.layers",
                layers,
                "model.norm",
                List.of(rotary.rotary(heads.size(), false)),
                architecture.languageHead());
        return architecture.of(
                model, blocks, rotary.longest(), config.real("initializer_range", 0.02), LlamaLayout.BUFFERS);
    }
}
