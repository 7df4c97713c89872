package io.ashlar.models.families.decoders;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.decoder.Attention;
import io.ashlar.models.blocks.decoder.DecoderLayer;
import io.ashlar.models.blocks.decoder.DecoderModel;
import io.ashlar.models.blocks.decoder.FeedForward;
import io.ashlar.models.blocks.decoder.Heads;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Mixtral (Jiang et al. 2024): Mistral with experts. */
final class Mixtral implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("mixtral");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", false);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads();
        RotaryConfig rotary = RotaryConfig.of(config, 1_000_000, 1);
        Attention attention = layout.attention(false, false, heads);
        int experts = config.layers("num_local_experts");
        int best = config.layers("num_experts_per_tok");
        if (best > experts) {
            throw ModelConfig.malformed("num_experts_per_tok is " + best + ", above num_local_experts " + experts);
        }
        FeedForward feed = new FeedForward.Experts(
                "block_sparse_moe",
                experts,
                best,
                new FeedForward.Shape(
                        config.positive("intermediate_size"),
                        Activation.of(config.text("hidden_act", "silu")),
                        false,
                        0));
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
