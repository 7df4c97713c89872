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

/** OPT (Zhang et al. 2022), and Galactica: learned positions that begin at 2. */
final class Opt implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("opt");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", true);
        long width = config.positive("hidden_size");
        long words = config.integer("word_embed_proj_dim", width);
        long positions = config.integer("max_position_embeddings", 2048);
        boolean before = config.flag("do_layer_norm_before", true);
        DecoderModel.Embedding embedding = DecoderModel.Embedding.of(
                        "model.decoder.embed_tokens", config.positive("vocab_size"), 0)
                .withPositions("model.decoder.embed_positions", positions, 2);
        if (words != width) {
            embedding = embedding.withNarrow(
                    new DecoderModel.Narrow("model.decoder.project_in", "model.decoder.project_out", words));
        }
        boolean normed = before && !config.flag("_remove_final_layer_norm", false);
        DecoderModel model = new DecoderModel(
                embedding,
                "model.decoder.layers",
                Collections.nCopies(config.layers("num_hidden_layers"), layer(config, width, before)),
                normed ? "model.decoder.final_layer_norm" : null,
                List.of(),
                architecture.languageHead());
        return architecture.of(model, blocks, positions, config.real("init_std", 0.02), "decoder\\.version");
    }

    private static DecoderLayer layer(ModelConfig config, long width, boolean before) {
        long count = config.heads("num_attention_heads", width);
        Heads heads = new Heads(count, count, width / count);
        boolean bias = config.flag("enable_bias", true);
        double dropout = config.real("dropout", 0.1);
        Attention attention = new Attention(
                new Projection.Separate("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", bias),
                new Attention.Out("self_attn.out_proj", bias, false, dropout),
                heads,
                Attention.Scores.usual(heads, config.real("attention_dropout", 0)),
                null,
                null);
        FeedForward feed = new FeedForward.Plain(
                "fc1",
                "fc2",
                false,
                new FeedForward.Shape(
                        config.integer("ffn_dim", 3072),
                        Activation.of(config.text("activation_function", "relu")),
                        bias,
                        dropout));
        Arrangement arrangement = before
                ? Arrangement.Before.of("self_attn_layer_norm", "final_layer_norm")
                : new Arrangement.AfterSum("self_attn_layer_norm", "final_layer_norm");
        boolean learned = config.flag("layer_norm_elementwise_affine", true);
        Norm norm = new Norm(learned ? Norm.Kind.LAYER : Norm.Kind.LAYER_BARE, 1e-5);
        return new DecoderLayer(attention, feed, arrangement, norm, width);
    }
}
