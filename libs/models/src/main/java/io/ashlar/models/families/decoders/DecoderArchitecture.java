package io.ashlar.models.families.decoders;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.decoder.DecoderModel;
import io.ashlar.models.blocks.decoder.LanguageHead;
import io.ashlar.models.blocks.decoder.Rotary;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.TextInputs;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What every decoder family does the same way: heads by task, and how checkpoints name things.
 *
 * @param prefix what a base checkpoint leaves out of its keys, for example {@code model.}
 * @param tied whether the head is tied where the configuration does not say
 */
record DecoderArchitecture(ModelConfig config, Head head, String prefix, boolean tied) {
    private static final List<String> HEADS =
            List.of("lm_head", "embed_out", "score", "classifier", "qa_outputs", "multiple_choice_head");

    /** The head for the task; of the vocabulary where the model is to generate. */
    LanguageHead languageHead() {
        return languageHead("lm_head");
    }

    /** The same, where checkpoints call the product of the vocabulary otherwise. */
    LanguageHead languageHead(String vocabulary) {
        switch (head) {
            case TEXT_CLASSIFICATION:
                return LanguageHead.labels("score", config.labels().size());
            case TEXT_GENERATION:
                return LanguageHead.vocabulary(vocabulary, isTied(), config.positive("vocab_size"));
            default:
                return LanguageHead.features();
        }
    }

    /**
     * The architecture.
     *
     * @param positions the longest sequence
     * @param buffers patterns of keys that old versions saved
     */
    Architecture of(DecoderModel model, Blocks blocks, long positions, double range, String... buffers) {
        String words = model.embedding().words();
        boolean generates = head == Head.TEXT_GENERATION;
        List<String> unused = Stream.concat(
                        HEADS.stream()
                                .filter(path -> !generates
                                        || isTied()
                                        || !path.equals(model.head().path()))
                                .map(path -> path + "\\..*"),
                        Stream.of(buffers).map(pattern -> "(" + prefix.replace(".", "\\.") + ")?" + pattern))
                .toList();
        Map<String, List<String>> aliases = generates && isTied()
                ? Map.of(words + ".weight", List.of(model.head().path() + ".weight"))
                : Map.of();
        return new Architecture(
                config.modelType(),
                head,
                model.block(generates ? blocks.forRows(1) : blocks),
                new KeyRules(prefix, aliases, KeyPatterns.of(unused.toArray(String[]::new)), newHeads()),
                new TextInputs(
                        0,
                        Math.toIntExact(config.positive("vocab_size")),
                        1,
                        Math.toIntExact(positions),
                        new TextInputs.Causal(
                                config.integer("pad_token_id", -1),
                                model.layers().size(),
                                stretchedAfter(model),
                                driftsAfter(model))),
                range,
                head == Head.TEXT_CLASSIFICATION ? config.labels() : List.of());
    }

    private static long stretchedAfter(DecoderModel model) {
        return model.rotaries().stream()
                .filter(rotary -> rotary.scaling() instanceof Rotary.LongRope)
                .mapToLong(rotary -> ((Rotary.LongRope) rotary.scaling()).trained())
                .findFirst()
                .orElse(0);
    }

    private static long driftsAfter(DecoderModel model) {
        return model.rotaries().stream()
                .filter(rotary -> rotary.scaling() instanceof Rotary.Dynamic)
                .mapToLong(rotary -> (long) ((Rotary.Dynamic) rotary.scaling()).trained())
                .findFirst()
                .orElse(0);
    }

    private boolean isTied() {
        return config.flag("tie_word_embeddings", tied);
    }

    private List<String> newHeads() {
        return head == Head.TEXT_CLASSIFICATION ? List.of("score") : List.of();
    }
}
