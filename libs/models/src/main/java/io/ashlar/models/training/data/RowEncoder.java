package io.ashlar.models.training.data;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.TextInput;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.nio.file.Path;

/** Turns a package's users' rows into what its model reads. Needs no engine; any thread may encode. */
public final class RowEncoder implements AutoCloseable {
    private final TextTokenizer tokenizer;
    private final int maxTokens;

    private RowEncoder(TextTokenizer tokenizer, int maxTokens) {
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
    }

    /**
     * The encoder of a package.
     *
     * @param maxSequenceLength of the recipe; -1 for as many tokens as the model takes
     */
    public static RowEncoder open(Path folder, int maxSequenceLength) {
        Architecture architecture =
                Families.architecture(ModelConfig.read(folder), Head.TEXT_CLASSIFICATION, new Blocks(LinearForm.PLAIN));
        TextTokenizer tokenizer = TextTokenizer.open(folder, architecture.text().vocabulary());
        int most =
                Math.min(architecture.text().maxTokens(), tokenizer.maxTokens().orElse(Integer.MAX_VALUE));
        if (maxSequenceLength > architecture.text().maxTokens()) {
            tokenizer.close();
            throw new ProblemException(
                    ProblemCode.RECIPE_INVALID,
                    "'maxSequenceLength' is " + maxSequenceLength + ", but the model takes at most "
                            + architecture.text().maxTokens() + " tokens.");
        }
        return new RowEncoder(tokenizer, maxSequenceLength > 0 ? maxSequenceLength : most);
    }

    /** The tokens that a row has at most. */
    public int maxTokens() {
        return maxTokens;
    }

    /** A row; what is longer than {@link #maxTokens()} is cut, the longer text of a pair first. */
    public TrainingRow encode(TextInput input, float... target) {
        return new TrainingRow(tokenizer.encode(input, maxTokens), target);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
