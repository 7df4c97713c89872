package io.ashlar.models.families.encoderdecoders;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.TextHead;
import io.ashlar.models.blocks.encoderdecoder.EncoderDecoder;
import io.ashlar.models.blocks.encoderdecoder.Positions;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.TextInputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** BART (Lewis et al. 2020): learned positions, norms after each part; it classifies texts too. */
final class Bart implements WritingFamily {
    /** Its tables have two rows before the first place. */
    static final long OFFSET = 2;

    @Override
    public Set<String> modelTypes() {
        return Set.of("bart");
    }

    @Override
    public Set<Head> heads() {
        return Set.of(Head.SEQ2SEQ, Head.TEXT_CLASSIFICATION);
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        BartLayout layout = new BartLayout(
                config,
                new BartLayout.Variant(
                        false, true, true, learned(config), new BartLayout.Variant.Defaults("gelu", false, 0)));
        EncoderDecoder.Words words = layout.shared();
        return head == Head.SEQ2SEQ ? layout.generating(blocks, words) : classifying(config, layout, words, blocks);
    }

    static Positions learned(ModelConfig config) {
        return new Positions.Learned("embed_positions", BartLayout.places(config) + OFFSET, OFFSET);
    }

    private static Architecture classifying(
            ModelConfig config, BartLayout layout, EncoderDecoder.Words words, Blocks blocks) {
        long width = BartLayout.width(config);
        double dropout = config.real("classifier_dropout", 0);
        TextHead dense = new TextHead.Dense(
                        "classification_head.dense",
                        "classification_head.out_proj",
                        Activation.TANH,
                        dropout,
                        dropout,
                        width,
                        config.labels().size())
                .head(blocks);
        Map<String, Block> parts = new LinkedHashMap<>();
        dense.parts().forEach(part -> parts.put(part.path(), part.block()));
        Block root = layout.model(words)
                .classifying(
                        blocks,
                        new EncoderDecoder.ClassifierHead(dense.methods(), parts),
                        config.integer("decoder_start_token_id", 2),
                        config.integer("eos_token_id", 2));
        TextInputs inputs = new TextInputs(0, Math.toIntExact(words.source().rows()), 1, BartLayout.places(config));
        return layout.architecture(
                Head.TEXT_CLASSIFICATION,
                root,
                layout.keys(words, true, List.of("classification_head")),
                inputs,
                config.labels());
    }
}
