package io.ashlar.models.tasks;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.TextInput;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entities as the Hub's token-classification pipeline gives them. A request is cut into windows, each window is
 * predicted (in whatever batch), and the windows' logits become the answer; none of this touches the engine.
 */
public final class TokenClassification {
    private final TextTokenizer tokenizer;
    private final List<String> labels;
    private final int maxTokens;

    /**
     * For a model of these labels, by number.
     *
     * @param maxTokens the longest window, special tokens included
     */
    public TokenClassification(TextTokenizer tokenizer, List<String> labels, int maxTokens) {
        this.tokenizer = tokenizer;
        this.labels = List.copyOf(labels);
        this.maxTokens = maxTokens;
    }

    /**
     * What a user may ask for.
     *
     * @param ignoreLabels labels that are no entities
     * @param stride tokens that windows of a long text share; absent: what is too long is cut off
     */
    public record Parameters(
            AggregationStrategy strategy,
            List<String> ignoreLabels,
            @Nullable Integer stride) {
        /** Every token but those labelled O, of as much text as fits. */
        public static final Parameters DEFAULT = new Parameters(AggregationStrategy.NONE, List.of("O"), null);

        public Parameters {
            ignoreLabels = List.copyOf(ignoreLabels);
            if (stride != null && stride < 0) {
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID, "stride is " + stride + ". It must be 0 or above.");
            }
            if (stride != null && strategy == AggregationStrategy.NONE) {
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "stride is given with aggregation_strategy none, for which tokens of several windows would"
                                + " appear twice. Ask for simple, first, average or max.");
            }
        }
    }

    /** What is to be predicted for a text: one window, or several where it is too long and a stride is given. */
    public List<Encoding> windows(String text, Parameters parameters) {
        Integer stride = parameters.stride();
        return stride == null
                ? List.of(tokenizer.encode(TextInput.of(text), maxTokens))
                : tokenizer.windows(TextInput.of(text), 0, maxTokens, stride);
    }

    /** The entities of a text, in its order, from the logits (tokens, labels) of each of its windows. */
    public List<Entity> entities(String text, List<Encoding> windows, List<float[][]> logits, Parameters parameters) {
        CodePoints characters = new CodePoints(text);
        Aggregation aggregation = new Aggregation(tokenizer, labels, parameters.strategy());
        List<Entity> entities = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            aggregation.entities(tokens(characters, windows.get(i), logits.get(i))).stream()
                    .filter(entity -> !parameters.ignoreLabels().contains(entity.label()))
                    .forEach(entities::add);
        }
        return windows.size() > 1 ? withoutOverlap(entities) : List.copyOf(entities);
    }

    /**
     * The label of each word of a text that came as words: that of the word's first token. Words that were cut off have
     * none.
     */
    public Map<Integer, String> wordLabels(Encoding encoding, float[][] logits) {
        Map<Integer, String> found = new LinkedHashMap<>();
        for (int token = 0; token < encoding.tokenCount(); token++) {
            if (!encoding.isSpecial(token) && encoding.word(token) >= 0) {
                found.putIfAbsent(
                        encoding.word(token), labels.get(Aggregation.best(ScoreFunction.SOFTMAX.apply(logits[token]))));
            }
        }
        return found;
    }

    private List<ScoredToken> tokens(CodePoints text, Encoding encoding, float[][] logits) {
        List<ScoredToken> tokens = new ArrayList<>();
        long unknown = tokenizer.unknownId().orElse(-1);
        for (int i = 0; i < encoding.tokenCount(); i++) {
            if (encoding.isSpecial(i)) {
                continue;
            }
            int start = encoding.begin(i);
            int end = encoding.end(i);
            String word = tokenizer.token(encoding.id(i));
            boolean goesOn = tokenizer.marksPieces()
                    ? word.codePointCount(0, word.length())
                            != text.slice(start, end).codePoints().count()
                    : start > 0 && !text.slice(start - 1, start + 1).contains(" ");
            if (encoding.id(i) == unknown) {
                word = text.slice(start, end);
                goesOn = false;
            }
            tokens.add(new ScoredToken(word, ScoreFunction.SOFTMAX.apply(logits[i]), start, end, i, goesOn));
        }
        return tokens;
    }

    /** Of entities that overlap because their windows do, the longer, and of equally long ones the more certain. */
    private static List<Entity> withoutOverlap(List<Entity> entities) {
        if (entities.isEmpty()) {
            return List.of();
        }
        List<Entity> sorted = new ArrayList<>(entities);
        sorted.sort(Comparator.comparingInt(Entity::start));
        List<Entity> kept = new ArrayList<>();
        Entity previous = sorted.get(0);
        for (Entity entity : sorted.subList(1, sorted.size())) {
            if (entity.start() >= previous.end()) {
                kept.add(previous);
                previous = entity;
            } else {
                int longer = (entity.end() - entity.start()) - (previous.end() - previous.start());
                if (longer > 0 || longer == 0 && entity.score() > previous.score()) {
                    previous = entity;
                }
            }
        }
        kept.add(previous);
        return List.copyOf(kept);
    }
}
