package io.ashlar.models.training.data;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.TextInput;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.families.EncoderDecoderInputs;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Turns sources and targets into what an encoder-decoder learns from. Needs no engine. */
public final class PairRows implements AutoCloseable {
    private final TextTokenizer tokenizer;
    private final String prefix;
    private final PairLanguages languages;
    private final int maxSource;
    private final int maxTarget;

    private PairRows(TextTokenizer tokenizer, String prefix, PairLanguages languages, int maxSource, int maxTarget) {
        this.tokenizer = tokenizer;
        this.prefix = prefix;
        this.languages = languages;
        this.maxSource = maxSource;
        this.maxTarget = maxTarget;
    }

    /**
     * What the recipe says of pairs.
     *
     * @param prefix goes before each source
     * @param maxSource longest source in tokens; -1 for as many as the model takes
     * @param maxTarget longest target in tokens; -1 for as many as the model takes
     */
    public record Settings(String prefix, PairLanguages.Names languages, int maxSource, int maxTarget) {}

    /** The rows of a package. */
    public static PairRows open(Path folder, Settings settings) {
        ModelConfig config = ModelConfig.read(folder);
        EncoderDecoderInputs inputs =
                (EncoderDecoderInputs) Families.architecture(config, Head.SEQ2SEQ, new Blocks(LinearForm.PLAIN))
                        .inputs();
        check("maxSequenceLength", settings.maxSource(), inputs.maxSourceTokens());
        check("maxTargetLength", settings.maxTarget(), inputs.maxTargetTokens());
        TextTokenizer tokenizer = TextTokenizer.open(folder, Math.max(inputs.sourceVocabulary(), inputs.vocabulary()));
        try {
            int most = tokenizer.maxTokens().orElse(Integer.MAX_VALUE);
            PairLanguages languages = PairLanguages.of(folder, tokenizer, settings.languages());
            return new PairRows(
                    tokenizer,
                    settings.prefix(),
                    languages,
                    settings.maxSource() > 0 ? settings.maxSource() : Math.min(most, inputs.maxSourceTokens()),
                    settings.maxTarget() > 0 ? settings.maxTarget() : Math.min(most, inputs.maxTargetTokens()));
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    private static void check(String name, int wanted, int takes) {
        if (wanted > takes) {
            throw new ProblemException(
                    ProblemCode.RECIPE_INVALID,
                    "'" + name + "' is " + wanted + ", but the model takes at most " + takes + " tokens.");
        }
    }

    /** A source and its target; what is too long is cut, tokens that stand for an end or a language stay. */
    public PairedTextRow encode(String source, String target) {
        Encoding read = tokenizer.encode(TextInput.of(prefix + source));
        Encoding written = tokenizer.encodeTarget(target);
        long[] sourceIds = cut(languages.source(read), read, maxSource);
        long[] labels = cut(languages.target(written), written, maxTarget);
        Encoding bare = Encoding.ofIds(sourceIds, new long[sourceIds.length]).cutFrom(read.tokenCount());
        return new PairedTextRow(bare, labels, written.tokenCount() > labels.length);
    }

    private static long[] cut(long[] ids, Encoding encoding, int most) {
        int excess = Math.max(0, ids.length - most);
        List<Long> kept = new ArrayList<>();
        for (int i = ids.length - 1; i >= 0; i--) {
            if (excess > 0 && !encoding.isSpecial(i)) {
                excess--;
            } else {
                kept.add(0, ids[i]);
            }
        }
        return kept.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
