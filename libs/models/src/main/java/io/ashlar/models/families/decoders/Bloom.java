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

/** BLOOM (Scao et al. 2022): positions as ALiBi, a norm after the word embeddings. */
final class Bloom implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("bloom");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "transformer.", true);
        long width = config.integer("hidden_size", config.integer("n_embed", 64));
        long count = config.heads(config.integer("n_head", 0) > 0 ? "n_head" : "num_attention_heads", width);
        Heads heads = new Heads(count, count, width / count);
        double dropout = config.real("hidden_dropout", 0);
        Attention attention = new Attention(
                new Projection.Fused("self_attention.query_key_value", true, false, Projection.Layout.GROUPS),
                new Attention.Out("self_attention.dense", true, false, dropout),
                heads,
                Attention.Scores.usual(heads, config.real("attention_dropout", 0))
                        .withTilt(Tilt.of(count, 0)),
                null,
                null);
        FeedForward feed = new FeedForward.Plain(
                "mlp.dense_h_to_4h",
                "mlp.dense_4h_to_h",
                false,
                new FeedForward.Shape(4 * width, Activation.GELU_TANH, true, dropout));
        DecoderLayer layer = new DecoderLayer(
                attention,
                feed,
                new Arrangement.Before(
                        "input_layernorm",
                        "post_attention_layernorm",
                        1,
                        config.flag("apply_residual_connection_post_layernorm", false)),
                new Norm(Norm.Kind.LAYER, config.real("layer_norm_epsilon", 1e-5)),
                width);
        DecoderModel model = new DecoderModel(
                DecoderModel.Embedding.of("transformer.word_embeddings", config.positive("vocab_size"), 0)
                        .withNorm("transformer.word_embeddings_layernorm"),
                "transformer.h",
                Collections.nCopies(
                        config.layers(config.integer("n_layer", 0) > 0 ? "n_layer" : "num_hidden_layers"), layer),
                "transformer.ln_f",
                List.of(),
                architecture.languageHead());
        return architecture.of(
                model, blocks, config.integer("seq_length", 2048), config.real("initializer_range", 0.02));
    }
}
