package io.ashlar.models.families.encoderdecoders;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.encoderdecoder.EncoderDecoder;
import io.ashlar.models.blocks.encoderdecoder.Positions;
import io.ashlar.models.blocks.encoderdecoder.Sinusoids;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Set;

/** M2M-100 (Fan et al. 2021) and NLLB: norms before each part, fairseq's sinusoids, embeddings scaled. */
final class M2M100 implements WritingFamily {
    @Override
    public Set<String> modelTypes() {
        return Set.of("m2m_100");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        int padding = config.bounded("pad_token_id", 1, 0, 1_000_000);
        int places = BartLayout.places(config);
        Positions positions = new Positions.Fixed(
                "embed_positions",
                Sinusoids.padded(
                        Math.addExact(places, padding + 1), Math.toIntExact(BartLayout.width(config)), padding),
                padding + 1);
        BartLayout layout = new BartLayout(
                config,
                new BartLayout.Variant(
                        true, false, false, positions, new BartLayout.Variant.Defaults("relu", true, 0.1)));
        EncoderDecoder.Words words = layout.shared();
        return layout.generating(blocks, words);
    }
}
