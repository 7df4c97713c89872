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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** GPT-2 (Radford et al. 2019): learned positions, norms before; its checkpoints have weights transposed. */
final class Gpt2 implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("gpt2");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "transformer.", true);
        long positions = config.integer("n_positions", 1024);
        DecoderModel.Embedding embedding = DecoderModel.Embedding.of(
                        "transformer.wte", config.positive("vocab_size"), config.real("embd_pdrop", 0.1))
                .withPositions("transformer.wpe", positions, 0);
        DecoderModel model = new DecoderModel(
                embedding, "transformer.h", layers(config), "transformer.ln_f", List.of(), architecture.languageHead());
        return architecture.of(
                model,
                blocks,
                positions,
                config.real("initializer_range", 0.02),
                "h\\.\\d+\\.attn\\.(bias|masked_bias)");
    }

    private static List<DecoderLayer> layers(ModelConfig config) {
        long width = config.integer("n_embd", 768);
        long count = config.heads("n_head", width);
        Heads heads = new Heads(count, count, width / count);
        double dropout = config.real("resid_pdrop", 0.1);
        Activation activation = Activation.of(config.text("activation_function", "gelu_new"));
        FeedForward feed = new FeedForward.Plain(
                "mlp.c_fc",
                "mlp.c_proj",
                true,
                new FeedForward.Shape(config.integer("n_inner", 4 * width), activation, true, dropout));
        List<DecoderLayer> layers = new ArrayList<>();
        for (int i = 0; i < config.layers("n_layer"); i++) {
            double scale = config.flag("scale_attn_weights", true) ? Math.pow(heads.size(), -0.5) : 1;
            double byLayer = config.flag("scale_attn_by_inverse_layer_idx", false) ? i + 1 : 1;
            Attention attention = new Attention(
                    new Projection.Fused("attn.c_attn", true, true, Projection.Layout.WHOLE),
                    new Attention.Out("attn.c_proj", true, true, dropout),
                    heads,
                    Attention.Scores.usual(heads, config.real("attn_pdrop", 0.1))
                            .withScale(scale / byLayer),
                    null,
                    null);
            layers.add(new DecoderLayer(
                    attention,
                    feed,
                    Arrangement.Before.of("ln_1", "ln_2"),
                    new Norm(Norm.Kind.LAYER, config.real("layer_norm_epsilon", 1e-5)),
                    width));
        }
        return layers;
    }
}
