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
import io.ashlar.models.blocks.decoder.Tilt;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Falcon (Almazrouei et al. 2023): multi-query or grouped, rotary or ALiBi, together or one after the other. */
final class Falcon implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("falcon");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "transformer.", true);
        long width = config.positive("hidden_size");
        Heads heads = heads(config, width);
        boolean tilted = config.flag("alibi", false);
        boolean bias = config.flag("bias", false);
        RotaryConfig rotary = RotaryConfig.of(config, 10_000, 1);
        Attention.Scores scores = Attention.Scores.usual(heads, config.real("attention_dropout", 0));
        Attention attention = new Attention(
                new Projection.Fused("self_attention.query_key_value", bias, false, Projection.Layout.GROUPS),
                new Attention.Out("self_attention.dense", bias, false, config.real("hidden_dropout", 0)),
                heads,
                tilted ? scores.withTilt(Tilt.of(heads.count(), scores.scale())) : scores,
                tilted ? null : new Attention.Turning(0, false),
                null);
        FeedForward feed = new FeedForward.Plain(
                "mlp.dense_h_to_4h",
                "mlp.dense_4h_to_h",
                false,
                new FeedForward.Shape(
                        config.integer("ffn_hidden_size", 4 * width),
                        Activation.of(config.text("activation", "gelu")),
                        bias,
                        config.real("hidden_dropout", 0)));
        DecoderLayer layer = new DecoderLayer(
                attention,
                feed,
                arrangement(config),
                new Norm(Norm.Kind.LAYER, config.real("layer_norm_epsilon", 1e-5)),
                width);
        DecoderModel model = new DecoderModel(
                DecoderModel.Embedding.of("transformer.word_embeddings", config.positive("vocab_size"), 0),
                "transformer.h",
                Collections.nCopies(config.layers("num_hidden_layers"), layer),
                "transformer.ln_f",
                tilted ? List.of() : List.of(rotary.rotary(heads.size(), false)),
                architecture.languageHead());
        return architecture.of(
                model,
                blocks,
                tilted ? config.integer("max_position_embeddings", 2048) : rotary.longest(),
                config.real("initializer_range", 0.02),
                "h\\.\\d+\\.self_attention\\.(rotary_emb|maybe_rotary)\\.inv_freq");
    }

    private static Heads heads(ModelConfig config, long width) {
        long count = config.heads("num_attention_heads", width);
        long shared = config.flag("new_decoder_architecture", false)
                ? config.integer("num_kv_heads", count)
                : config.flag("multi_query", true) ? 1 : count;
        if (shared <= 0 || count % shared != 0) {
            throw ModelConfig.malformed(
                    "num_kv_heads is " + shared + ", which does not divide num_attention_heads " + count);
        }
        return new Heads(count, shared, width / count);
    }

    private static Arrangement arrangement(ModelConfig config) {
        boolean parallel = config.flag("parallel_attn", true);
        if (!config.flag("new_decoder_architecture", false)) {
            return parallel
                    ? new Arrangement.Together("input_layernorm")
                    : Arrangement.Before.of("input_layernorm", "post_attention_layernorm");
        }
        if (!parallel) {
            throw ModelConfig.malformed("new_decoder_architecture is true and parallel_attn false, which no Falcon is");
        }
        return config.integer("num_ln_in_parallel_attn", 2) == 2
                ? new Arrangement.SideBySide("ln_attn", "ln_mlp")
                : new Arrangement.Together("input_layernorm");
    }
}
