package io.ashlar.models.families.encoderdecoders;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.encoderdecoder.EncoderDecoder;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Set;

/** mBART (Liu et al. 2020): BART with norms before each part and one at each coder's end. */
final class MBart implements WritingFamily {
    @Override
    public Set<String> modelTypes() {
        return Set.of("mbart");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        BartLayout layout = new BartLayout(
                config,
                new BartLayout.Variant(
                        true, true, true, Bart.learned(config), new BartLayout.Variant.Defaults("gelu", false, 0)));
        EncoderDecoder.Words words = layout.shared();
        return layout.generating(blocks, words);
    }
}
