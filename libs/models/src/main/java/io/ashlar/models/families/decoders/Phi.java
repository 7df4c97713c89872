package io.ashlar.models.families.decoders;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.decoder.Arrangement;
import io.ashlar.models.blocks.decoder.Attention;
import io.ashlar.models.blocks.decoder.DecoderLayer;
import io.ashlar.models.blocks.decoder.DecoderModel;
import io.ashlar.models.blocks.decoder.FeedForward;
import io.ashlar.models.blocks.decoder.Heads;
import io.ashlar.models.blocks.decoder.Norm;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Phi 1 and 2 (2023): partly rotary, attention and feed-forward together, biases everywhere. */
final class Phi implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("phi");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", false);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads();
        RotaryConfig rotary = RotaryConfig.of(config, 10_000, 0.5);
        Norm norm = new Norm(Norm.Kind.LAYER, config.real("layer_norm_eps", 1e-5));
        double dropout = config.real("resid_pdrop", 0);
        Attention attention =
                layout.attention(true, true, heads).withOut(new Attention.Out("self_attn.dense", true, false, dropout));
        if (config.flag("qk_layernorm", false)) {
            attention = attention.withNorm(new Attention.HeadNorm(
                    "self_attn.q_layernorm", "self_attn.k_layernorm", norm, Attention.HeadNorm.Over.HEAD));
        }
        FeedForward feed = new FeedForward.Plain(
                "mlp.fc1",
                "mlp.fc2",
                false,
                new FeedForward.Shape(
                        config.positive("intermediate_size"),
                        Activation.of(config.text("hidden_act", "gelu_new")),
                        true,
                        dropout));
        DecoderLayer layer =
                new DecoderLayer(attention, feed, new Arrangement.Together("input_layernorm"), norm, layout.width());
        DecoderModel model = new DecoderModel(
                DecoderModel.Embedding.of(
                        "model.embed_tokens", config.positive("vocab_size"), config.real("embd_pdrop", 0)),
                "model.layers",
                Collections.nCopies(layout.layers(), layer),
                "model.final_layernorm",
                List.of(rotary.rotary(heads.size(), false)),
                head == Head.TEXT_GENERATION ? architecture.languageHead().withBias() : architecture.languageHead());
        return architecture.of(
                model, blocks, rotary.longest(), config.real("initializer_range", 0.02), LlamaLayout.BUFFERS);
    }
}
