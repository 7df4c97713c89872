package io.ashlar.models.families.decoders;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.decoder.Attention;
import io.ashlar.models.blocks.decoder.DecoderLayer;
import io.ashlar.models.blocks.decoder.DecoderModel;
import io.ashlar.models.blocks.decoder.Heads;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** SmolLM3 (2025): Llama of which every fourth layer does not know positions. */
final class SmolLm3 implements Decoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("smollm3");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        DecoderArchitecture architecture = new DecoderArchitecture(config, head, "model.", true);
        LlamaLayout layout = new LlamaLayout(config);
        Heads heads = layout.heads();
        RotaryConfig rotary = RotaryConfig.of(config, 2_000_000, 1);
        boolean bias = config.flag("attention_bias", false);
        Attention attention = layout.attention(bias, bias, heads);
        List<Boolean> turned = turned(config, layout.layers());
        boolean windows = config.flag("use_sliding_window", false);
        List<Boolean> sliding = layout.sliding(i -> !turned.get(i));
        List<DecoderLayer> layers = new ArrayList<>();
        for (int i = 0; i < turned.size(); i++) {
            Attention.Scores scores = attention.scores().withWindow(windows && sliding.get(i) ? layout.window(0) : 0);
            layers.add(layout.layer(
                    (turned.get(i) ? attention : attention.withoutTurning()).withScores(scores),
                    layout.feed(config.flag("mlp_bias", false)),
                    layout.rmsNorm(1e-6)));
        }
        DecoderModel model = new DecoderModel(
                layout.embedding(),
                "model.layers",
                layers,
                "model.norm",
                List.of(rotary.rotary(heads.size(), false)),
                architecture.languageHead());
        return architecture.of(
                model, blocks, rotary.longest(), config.real("initializer_range", 0.02), LlamaLayout.BUFFERS);
    }

    /** For each layer whether it turns by position: {@code no_rope_layers} has 1 where one does, whatever its name. */
    private static List<Boolean> turned(ModelConfig config, int count) {
        List<Boolean> turned = new ArrayList<>();
        config.toJson().path("no_rope_layers").forEach(layer -> turned.add(layer.asInt(1) != 0));
        long interval = Math.max(1, config.integer("no_rope_layer_interval", 4));
        for (int layer = 1; !config.toJson().path("no_rope_layers").isArray() && layer <= count; layer++) {
            turned.add(layer % interval != 0);
        }
        if (turned.size() != count) {
            throw ModelConfig.malformed(
                    "no_rope_layers has " + turned.size() + " numbers, where num_hidden_layers is " + count);
        }
        return turned;
    }
}
