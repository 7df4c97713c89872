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

/**
 * Gemma 3, text alone (2025): norms on heads, five windowed layers with a rotary of their own to each that sees all.
 */
final class Gemma3 implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("gemma3_text");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", true);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads(256);
        RotaryConfig rotary = RotaryConfig.of(config, 1_000_000, 1, "full_attention");
        RotaryConfig local = RotaryConfig.local(config);
        if (config.flag("use_bidirectional_attention", false)) {
            throw ModelConfig.malformed("use_bidirectional_attention is true: that is an encoder, which Ashlar lacks");
        }
        boolean bias = config.flag("attention_bias", false);
        Attention attention = layout.attention(bias, bias, heads)
                .withNorm(new Attention.HeadNorm(
                        "self_attn.q_norm", "self_attn.k_norm", layout.rmsNormFromOne(), Attention.HeadNorm.Over.HEAD));
        Attention scaled = attention.withScores(
                attention.scores().withScale(Math.pow(config.real("query_pre_attn_scalar", 256), -0.5)));
        FeedForward feed = layout.feed(false, config.text("hidden_activation", "gelu_pytorch_tanh"));
        int pattern = Math.toIntExact(
                Math.max(1, config.integer("sliding_window_pattern", config.integer("_sliding_window_pattern", 6))));
        List<DecoderLayer> layers = new ArrayList<>();
        for (boolean sliding : layout.sliding(i -> (i + 1) % pattern != 0)) {
            layers.add(
                    sliding
                            ? layout.around(scaled.withTurning(1), layout.window(4096), feed)
                            : layout.around(scaled, 0, feed));
        }
        DecoderModel model = new DecoderModel(
                layout.embedding().withScale(Math.sqrt(layout.width())),
                "model.layers",
                layers,
                "model.norm",
                List.of(rotary.rotary(heads.size(), false), local.rotary(heads.size(), false)),
                architecture.languageHead().withCap(layout.cap("final_logit_softcapping", 0)));
        return architecture.of(
                model, blocks, rotary.longest(), config.real("initializer_range", 0.02), LlamaLayout.BUFFERS);
    }
}
