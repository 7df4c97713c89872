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
import io.ashlar.models.blocks.decoder.Rotary;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** GPT-J (Wang and Komatsuzaki 2021): rotary positions in pairs, attention and feed-forward together. */
final class GptJ implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("gptj");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "transformer.", false);
        long width = config.positive("n_embd");
        long count = config.heads("n_head", width);
        Heads heads = new Heads(count, count, width / count);
        long turned = config.integer("rotary_dim", 64);
        if (turned < 2 || turned % 2 != 0 || turned > heads.size()) {
            throw ModelConfig.malformed(
                    "rotary_dim is " + turned + ", not an even number from 2 to the head's size " + heads.size());
        }
        double dropout = config.real("resid_pdrop", 0);
        Attention attention = new Attention(
                new Projection.Separate("attn.q_proj", "attn.k_proj", "attn.v_proj", false),
                new Attention.Out("attn.out_proj", false, false, dropout),
                heads,
                Attention.Scores.usual(heads, config.real("attn_pdrop", 0)),
                new Attention.Turning(0, true),
                null);
        FeedForward feed = new FeedForward.Plain(
                "mlp.fc_in",
                "mlp.fc_out",
                false,
                new FeedForward.Shape(
                        config.integer("n_inner", 4 * width),
                        Activation.of(config.text("activation_function", "gelu_new")),
                        true,
                        dropout));
        DecoderLayer layer = new DecoderLayer(
                attention,
                feed,
                new Arrangement.Together("ln_1"),
                new Norm(Norm.Kind.LAYER, config.real("layer_norm_epsilon", 1e-5)),
                width);
        DecoderModel model = new DecoderModel(
                DecoderModel.Embedding.of(
                        "transformer.wte", config.positive("vocab_size"), config.real("embd_pdrop", 0)),
                "transformer.h",
                Collections.nCopies(config.layers("n_layer"), layer),
                "transformer.ln_f",
                List.of(new Rotary(10_000, turned, true, 1, new Rotary.Unscaled())),
                head == Head.TEXT_GENERATION ? architecture.languageHead().withBias() : architecture.languageHead());
        return architecture.of(
                model,
                blocks,
                config.integer("n_positions", 2048),
                config.real("initializer_range", 0.02),
                "h\\.\\d+\\.attn\\.(bias|masked_bias|embed_positions)");
    }
}
