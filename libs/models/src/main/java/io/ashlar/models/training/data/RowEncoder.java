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
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Turns a package's users' rows into what its text model reads. Needs no engine; any thread may encode. */
public final class RowEncoder implements AutoCloseable {
    private final TextTokenizer tokenizer;
    private final int maxTokens;

    private RowEncoder(TextTokenizer tokenizer, int maxTokens) {
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
    }

    /** The encoder of a package for texts that are classified. */
    public static RowEncoder open(Path folder, int maxSequenceLength) {
        return open(folder, Head.TEXT_CLASSIFICATION, maxSequenceLength);
    }

    /**
     * The encoder of a package.
     *
     * @param head what the rows are for
     * @param maxSequenceLength of the recipe; -1 for as many tokens as the model takes
     */
    public static RowEncoder open(Path folder, Head head, int maxSequenceLength) {
        Architecture architecture = Families.architecture(ModelConfig.read(folder), head, new Blocks(LinearForm.PLAIN));
        TextTokenizer tokenizer = TextTokenizer.open(folder, architecture.text().vocabulary());
        int takes = architecture.text().maxTokens();
        if (maxSequenceLength > takes) {
            tokenizer.close();
            throw new ProblemException(
                    ProblemCode.RECIPE_INVALID,
                    "'maxSequenceLength' is " + maxSequenceLength + ", but the model takes at most " + takes
                            + " tokens.");
        }
        int most = Math.min(takes, tokenizer.maxTokens().orElse(Integer.MAX_VALUE));
        return new RowEncoder(tokenizer, maxSequenceLength > 0 ? maxSequenceLength : most);
    }

    /** The tokens that a row has at most. */
    public int maxTokens() {
        return maxTokens;
    }

    /** What rows are encoded by; closed with this. */
    public TextTokenizer tokenizer() {
        return tokenizer;
    }

    /** A text or a pair; what is longer than {@link #maxTokens()} is cut, the longer text of a pair first. */
    public TextRow encode(TextInput input, float... target) {
        return new TextRow(tokenizer.encode(input, maxTokens), target);
    }

    /**
     * Words and the numbers of their labels. A word's first piece has its label; its other pieces have none, or with
     * {@code labelAllPieces} the same, where a label that begins an entity becomes the one that goes on with it.
     *
     * @param names of labels by number
     */
    public TextRow encodeWords(List<String> words, int[] labels, List<String> names, boolean labelAllPieces) {
        if (words.size() != labels.length) {
            throw new ProblemException(
                    ProblemCode.DATASET_MALFORMED_ROW,
                    "A row has " + words.size() + " tokens and " + labels.length + " tags; it needs as many of both.");
        }
        Encoding encoding = tokenizer.encodeWords(words, maxTokens);
        float[] target = new float[encoding.tokenCount()];
        int before = -1;
        for (int token = 0; token < target.length; token++) {
            int word = encoding.isSpecial(token) ? -1 : encoding.word(token);
            if (word < 0) {
                target[token] = TextRow.IGNORED;
            } else if (word != before) {
                target[token] = labels[word];
            } else {
                target[token] = labelAllPieces ? goingOn(labels[word], names) : TextRow.IGNORED;
            }
            before = word;
        }
        return new TextRow(encoding, target);
    }

    private static int goingOn(int label, List<String> names) {
        String name = names.get(label);
        int inside = name.startsWith("B-") ? names.indexOf("I-" + name.substring(2)) : -1;
        return inside < 0 ? label : inside;
    }

    /** The numbers of labels; one that is not among {@code names} is the data's mistake. */
    public static int[] numbers(List<String> labels, List<String> names) {
        return labels.stream()
                .mapToInt(label -> {
                    int number = names.indexOf(label);
                    if (number < 0) {
                        throw new ProblemException(
                                ProblemCode.DATASET_LABELS_INVALID,
                                "The label '" + label + "' is none of " + String.join(", ", names) + ".");
                    }
                    return number;
                })
                .toArray();
    }

    /** Ids alone, without what else is known of their text. */
    static Encoding bare(long[] ids) {
        return Encoding.ofIds(ids, new long[ids.length]);
    }

    static float[] targets(long[] ids, int ignoredBefore) {
        float[] targets = new float[ids.length];
        IntStream.range(0, ids.length).forEach(i -> targets[i] = ids[i]);
        Arrays.fill(targets, 0, Math.min(ignoredBefore, ids.length), TextRow.IGNORED);
        return targets;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
