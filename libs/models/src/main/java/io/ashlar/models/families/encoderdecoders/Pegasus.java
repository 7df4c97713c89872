package io.ashlar.models.families.encoderdecoders;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.encoderdecoder.EncoderDecoder;
import io.ashlar.models.blocks.encoderdecoder.Positions;
import io.ashlar.models.blocks.encoderdecoder.Sinusoids;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Set;

/** Pegasus (Zhang et al. 2020): BART with sinusoids, norms before each part and one at each coder's end. */
final class Pegasus implements WritingFamily {
    @Override
    public Set<String> modelTypes() {
        return Set.of("pegasus");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        BartLayout layout = new BartLayout(
                config,
                new BartLayout.Variant(
                        true, false, true, sinusoids(config), new BartLayout.Variant.Defaults("gelu", false, 0)));
        EncoderDecoder.Words words = layout.shared();
        return layout.generating(blocks, words);
    }

    static Positions sinusoids(ModelConfig config) {
        return new Positions.Fixed(
                "embed_positions",
                Sinusoids.halves(BartLayout.places(config), Math.toIntExact(BartLayout.width(config))),
                0);
    }
}
