package io.ashlar.models.families.decoders;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.decoder.Arrangement;
import io.ashlar.models.blocks.decoder.Attention;
import io.ashlar.models.blocks.decoder.DecoderLayer;
import io.ashlar.models.blocks.decoder.DecoderModel;
import io.ashlar.models.blocks.decoder.FeedForward;
import io.ashlar.models.blocks.decoder.Heads;
import io.ashlar.models.blocks.decoder.Norm;
import io.ashlar.models.blocks.decoder.Projection;
import io.ashlar.models.families.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The fields and paths that Llama's many relatives share; each changes a part of what this gives. */
record LlamaLayout(ModelConfig config) {
    static final String BUFFERS = "layers\\.\\d+\\.self_attn\\.rotary_emb\\.inv_freq";

    long width() {
        return config.positive("hidden_size");
    }

    Heads heads() {
        return heads(0);
    }

    /** Heads of {@code size} where the configuration has no {@code head_dim}; 0 for a share of the width. */
    Heads heads(long size) {
        long count = config.positive("num_attention_heads");
        long shared = config.integer("num_key_value_heads", count);
        long own = config.integer("head_dim", size > 0 ? size : width() / count);
        if (shared <= 0 || count % shared != 0 || own <= 0) {
            throw ModelConfig.malformed("num_attention_heads is " + count + ", num_key_value_heads " + shared
                    + " and head_dim " + own + ": the second does not divide the first, or one is not above 0");
        }
        return new Heads(count, shared, own);
    }

    int layers() {
        return config.layers("num_hidden_layers");
    }

    double dropout() {
        return config.real("attention_dropout", 0);
    }

    Norm rmsNorm(double eps) {
        return new Norm(Norm.Kind.RMS, config.real("rms_norm_eps", eps));
    }

    /** Gemma's norm. */
    Norm rmsNormFromOne() {
        return new Norm(Norm.Kind.RMS_FROM_ONE, config.real("rms_norm_eps", 1e-6));
    }

    /** {@code sliding_window}; 0 where it is null, and so where layers see everything. */
    long window(long absent) {
        return config.isNull("sliding_window") ? 0 : config.integer("sliding_window", absent);
    }

    /** What scores or logits are bent at; 0 where it is null. */
    double cap(String field, double absent) {
        return config.isNull(field) ? 0 : config.real(field, absent);
    }

    /** For each layer whether it looks back only a window: as {@code layer_types} says, or as {@code absent} does. */
    List<Boolean> sliding(IntPredicate absent) {
        List<Boolean> sliding = new ArrayList<>();
        JsonNode types = config.toJson().path("layer_types");
        for (int i = 0; i < layers(); i++) {
            sliding.add(types.isArray() ? types.path(i).asText().equals("sliding_attention") : absent.test(i));
        }
        if (types.isArray() && types.size() != layers()) {
            throw ModelConfig.malformed(
                    "layer_types has " + types.size() + " layers, where num_hidden_layers is " + layers());
        }
        return sliding;
    }

    /** Qwen's layers: those from {@code max_window_layers} on look back a window, where windows are used. */
    List<DecoderLayer> windowed(Attention attention, FeedForward feed, Norm norm) {
        long window = config.flag("use_sliding_window", false) ? window(4096) : 0;
        long from = config.integer("max_window_layers", 28);
        List<DecoderLayer> layers = new ArrayList<>();
        for (boolean sliding : sliding(i -> i >= from)) {
            layers.add(layer(attention.withScores(attention.scores().withWindow(sliding ? window : 0)), feed, norm));
        }
        return layers;
    }

    /** Gemma's layer with norms around each part. */
    DecoderLayer around(Attention attention, long window, FeedForward feed) {
        return new DecoderLayer(
                attention.withScores(attention.scores().withWindow(window)),
                feed,
                new Arrangement.Around(
                        "input_layernorm",
                        "post_attention_layernorm",
                        "pre_feedforward_layernorm",
                        "post_feedforward_layernorm"),
                rmsNormFromOne(),
                width());
    }

    DecoderModel.Embedding embedding() {
        return DecoderModel.Embedding.of("model.embed_tokens", config.positive("vocab_size"), 0);
    }

    Projection projection(boolean bias) {
        return new Projection.Separate("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", bias);
    }

    Attention.Out out(boolean bias) {
        return new Attention.Out("self_attn.o_proj", bias, false, 0);
    }

    Attention attention(boolean inBias, boolean outBias, Heads heads) {
        return new Attention(
                projection(inBias),
                out(outBias),
                heads,
                Attention.Scores.usual(heads, dropout()),
                new Attention.Turning(0, false),
                null);
    }

    FeedForward feed(boolean bias, String activation) {
        return new FeedForward.Gated(
                "mlp.gate_proj",
                "mlp.up_proj",
                "mlp.down_proj",
                new FeedForward.Shape(config.positive("intermediate_size"), Activation.of(activation), bias, 0));
    }

    FeedForward feed(boolean bias) {
        return feed(bias, config.text("hidden_act", "silu"));
    }

    Arrangement.Before arrangement() {
        return Arrangement.Before.of("input_layernorm", "post_attention_layernorm");
    }

    DecoderLayer layer(Attention attention, FeedForward feed, Norm norm) {
        return new DecoderLayer(attention, feed, arrangement(), norm, width());
    }
}
