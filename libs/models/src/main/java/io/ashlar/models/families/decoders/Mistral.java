package io.ashlar.models.families.decoders;

import io.ashlar.models.blocks.Blocks;
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

/** Mistral 7B (Jiang et al. 2023): Llama with a sliding window. */
final class Mistral implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("mistral");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", false);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads();
        RotaryConfig rotary = RotaryConfig.of(config, 10_000, 1);
        Attention attention = layout.attention(false, false, heads);
        Attention windowed = attention.withScores(attention.scores().withWindow(layout.window(4096)));
        DecoderLayer layer = layout.layer(windowed, layout.feed(false), layout.rmsNorm(1e-6));
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
