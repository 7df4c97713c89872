package io.ashlar.models.families.decoders;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.decoder.Attention;
import io.ashlar.models.blocks.decoder.DecoderLayer;
import io.ashlar.models.blocks.decoder.DecoderModel;
import io.ashlar.models.blocks.decoder.FeedForward;
import io.ashlar.models.blocks.decoder.Heads;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gemma 2 (2024): norms around each part, scores and logits bent, every other layer looking back a window. */
final class Gemma2 implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("gemma2");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", true);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads(256);
        RotaryConfig rotary = RotaryConfig.of(config, 10_000, 1);
        boolean bias = config.flag("attention_bias", false);
        Attention attention = layout.attention(bias, bias, heads);
        Attention scaled = attention.withScores(attention
                .scores()
                .withScale(Math.pow(config.real("query_pre_attn_scalar", 256), -0.5))
                .withCap(layout.cap("attn_logit_softcapping", 50)));
        FeedForward feed = layout.feed(false, config.text("hidden_activation", "gelu_pytorch_tanh"));
        List<DecoderLayer> layers = new ArrayList<>();
        for (boolean sliding : layout.sliding(i -> i % 2 == 0)) {
            layers.add(layout.around(scaled, sliding ? layout.window(4096) : 0, feed));
        }
        DecoderModel model = new DecoderModel(
                layout.embedding().withScale(Math.sqrt(layout.width())),
                "model.layers",
                layers,
                "model.norm",
                List.of(rotary.rotary(heads.size(), false)),
                architecture.languageHead().withCap(layout.cap("final_logit_softcapping", 30)));
        return architecture.of(
                model, blocks, rotary.longest(), config.real("initializer_range", 0.02), LlamaLayout.BUFFERS);
    }
}
