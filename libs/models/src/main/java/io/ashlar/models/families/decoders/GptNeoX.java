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
import io.ashlar.models.blocks.decoder.Projection;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** GPT-NeoX (Black et al. 2022): Pythia, Dolly. */
final class GptNeoX implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("gpt_neox");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "gpt_neox.", false);
        long width = config.positive("hidden_size");
        long count = config.heads("num_attention_heads", width);
        Heads heads = new Heads(count, count, width / count);
        boolean bias = config.flag("attention_bias", true);
        double dropout = config.real("hidden_dropout", 0);
        RotaryConfig rotary = RotaryConfig.of(config, 10_000, 0.25).or(config, "rotary_emb_base", "rotary_pct");
        Attention attention = new Attention(
                new Projection.Fused("attention.query_key_value", bias, false, Projection.Layout.GROUPS),
                new Attention.Out("attention.dense", bias, false, dropout),
                heads,
                Attention.Scores.usual(heads, config.real("attention_dropout", 0)),
                new Attention.Turning(0, false),
                null);
        FeedForward feed = new FeedForward.Plain(
                "mlp.dense_h_to_4h",
                "mlp.dense_4h_to_h",
                false,
                new FeedForward.Shape(
                        config.positive("intermediate_size"),
                        Activation.of(config.text("hidden_act", "gelu")),
                        true,
                        dropout));
        Arrangement arrangement = config.flag("use_parallel_residual", true)
                ? new Arrangement.SideBySide("input_layernorm", "post_attention_layernorm")
                : Arrangement.Before.of("input_layernorm", "post_attention_layernorm");
        Norm norm = new Norm(Norm.Kind.LAYER, config.real("layer_norm_eps", 1e-5));
        DecoderModel model = new DecoderModel(
                DecoderModel.Embedding.of("gpt_neox.embed_in", config.positive("vocab_size"), dropout),
                "gpt_neox.layers",
                Collections.nCopies(
                        config.layers("num_hidden_layers"),
                        new DecoderLayer(attention, feed, arrangement, norm, width)),
                "gpt_neox.final_layer_norm",
                List.of(rotary.rotary(heads.size(), false)),
                architecture.languageHead("embed_out"));
        return architecture.of(
                model,
                blocks,
                rotary.longest(),
                config.real("initializer_range", 0.02),
                "layers\\.\\d+\\.attention\\.(bias|masked_bias|rotary_emb\\.inv_freq)");
    }
}
