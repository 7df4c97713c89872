package io.ashlar.models.families.decoders;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** GPT-Neo (Black et al. 2021): learned positions, scores unscaled, every other layer looking back a window. */
final class GptNeo implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("gpt_neo");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "transformer.", true);
        long width = config.positive("hidden_size");
        long positions = config.integer("max_position_embeddings", 2048);
        DecoderModel.Embedding embedding = DecoderModel.Embedding.of(
                        "transformer.wte", config.positive("vocab_size"), config.real("embed_dropout", 0))
                .withPositions("transformer.wpe", positions, 0);
        long count = config.heads("num_heads", width);
        Heads heads = new Heads(count, count, width / count);
        double dropout = config.real("resid_dropout", 0);
        FeedForward feed = new FeedForward.Plain(
                "mlp.c_fc",
                "mlp.c_proj",
                false,
                new FeedForward.Shape(
                        config.integer("intermediate_size", 4 * width),
                        Activation.of(config.text("activation_function", "gelu_new")),
                        true,
                        dropout));
        Norm norm = new Norm(Norm.Kind.LAYER, config.real("layer_norm_epsilon", 1e-5));
        long window = config.integer("window_size", 256);
        List<DecoderLayer> layers = new ArrayList<>();
        for (boolean local : local(config)) {
            Attention attention = new Attention(
                    new Projection.Separate(
                            "attn.attention.q_proj", "attn.attention.k_proj", "attn.attention.v_proj", false),
                    new Attention.Out("attn.attention.out_proj", true, false, dropout),
                    heads,
                    Attention.Scores.usual(heads, config.real("attention_dropout", 0))
                            .withScale(1)
                            .withWindow(local ? window : 0),
                    null,
                    null);
            layers.add(new DecoderLayer(attention, feed, Arrangement.Before.of("ln_1", "ln_2"), norm, width));
        }
        DecoderModel model = new DecoderModel(
                embedding, "transformer.h", layers, "transformer.ln_f", List.of(), architecture.languageHead());
        return architecture.of(
                model,
                blocks,
                positions,
                config.real("initializer_range", 0.02),
                "h\\.\\d+\\.attn\\.attention\\.(bias|masked_bias)");
    }

    /** For each layer whether it looks back only a window: {@code attention_types} is a list of [kinds, times]. */
    private static List<Boolean> local(ModelConfig config) {
        int count = config.layers("num_layers");
        List<Boolean> local = new ArrayList<>();
        JsonNode types = config.toJson().path("attention_types");
        for (JsonNode type : types) {
            int times = type.path(1).asInt(0);
            for (int i = 0; i < times && local.size() <= count; i++) {
                type.path(0).forEach(kind -> local.add(kind.asText().equals("local")));
            }
        }
        if (types.isMissingNode()) {
            for (int i = 0; i < count; i++) {
                local.add(i % 2 == 1);
            }
        }
        if (local.size() != count) {
            throw ModelConfig.malformed(
                    "attention_types " + types + " gives " + local.size() + " layers, where num_layers is " + count);
        }
        return local;
    }
}
