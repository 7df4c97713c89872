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

/** Gemma (2024): Llama with scaled embeddings, and norms whose weights are offsets from one. */
final class Gemma implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("gemma");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", true);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads(256);
        RotaryConfig rotary = RotaryConfig.of(config, 10_000, 1);
        boolean bias = config.flag("attention_bias", false);
        String given = config.text("hidden_act", "gelu_pytorch_tanh");
        // Early checkpoints say "gelu" and mean its tanh form, unless hidden_activation says otherwise.
        String activation = config.text("hidden_activation", given.equals("gelu") ? "gelu_pytorch_tanh" : given);
        DecoderLayer layer = layout.layer(
                layout.attention(bias, bias, heads), layout.feed(false, activation), layout.rmsNormFromOne());
        DecoderModel model = new DecoderModel(
                layout.embedding().withScale(Math.sqrt(layout.width())),
                "model.layers",
                Collections.nCopies(layout.layers(), layer),
                "model.norm",
                List.of(rotary.rotary(heads.size(), false)),
                architecture.languageHead());
        return architecture.of(
                model, blocks, rotary.longest(), config.real("initializer_range", 0.02), LlamaLayout.BUFFERS);
    }
}
