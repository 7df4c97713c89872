package io.ashlar.models.families.encoderdecoders;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.encoderdecoder.EncoderDecoder;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.util.Set;

/** Marian's transformers (Junczys-Dowmunt et al. 2018): BART with sinusoids, some with a vocabulary for each side. */
final class Marian implements WritingFamily {
    @Override
    public Set<String> modelTypes() {
        return Set.of("marian");
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        BartLayout layout = new BartLayout(
                config,
                new BartLayout.Variant(
                        false,
                        false,
                        true,
                        Pegasus.sinusoids(config),
                        new BartLayout.Variant.Defaults("gelu", false, 0)));
        if (config.flag("share_encoder_decoder_embeddings", true)) {
            return layout.generating(blocks, layout.shared());
        }
        EncoderDecoder.Words words = apart(config, layout);
        return layout.generating(
                blocks,
                words,
                config.integer("decoder_vocab_size", words.target().rows()));
    }

    /** Each table has the rows of the whole vocabulary; a target's words may be fewer. */
    private static EncoderDecoder.Words apart(ModelConfig config, BartLayout layout) {
        long vocabulary = config.positive("vocab_size");
        return new EncoderDecoder.Words(
                new EncoderDecoder.Words.Table("model.encoder.embed_tokens", vocabulary),
                new EncoderDecoder.Words.Table("model.decoder.embed_tokens", vocabulary),
                layout.wordsScale());
    }
}
