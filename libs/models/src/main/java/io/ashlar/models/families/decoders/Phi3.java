package io.ashlar.models.families.decoders;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.decoder.Attention;
import io.ashlar.models.blocks.decoder.DecoderLayer;
import io.ashlar.models.blocks.decoder.DecoderModel;
import io.ashlar.models.blocks.decoder.FeedForward;
import io.ashlar.models.blocks.decoder.Heads;
import io.ashlar.models.blocks.decoder.Projection;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Phi 3 and 4 (2024): Llama with fused products, long contexts by LongRoPE. */
final class Phi3 implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("phi3");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", false);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads();
        RotaryConfig rotary = RotaryConfig.of(config, 10_000, 1).asLongRope();
        double dropout = config.real("resid_pdrop", 0);
        Attention attention = layout.attention(false, false, heads)
                .withOut(new Attention.Out("self_attn.o_proj", false, false, dropout))
                .withProjection(new Projection.Fused("self_attn.qkv_proj", false, false, Projection.Layout.WHOLE));
        FeedForward feed = new FeedForward.Halves(
                "mlp.gate_up_proj",
                "mlp.down_proj",
                new FeedForward.Shape(
                        config.positive("intermediate_size"),
                        Activation.of(config.text("hidden_act", "silu")),
                        false,
                        dropout));
        DecoderLayer layer = layout.layer(
                attention.withScores(attention.scores().withWindow(layout.window(0))), feed, layout.rmsNorm(1e-5));
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
