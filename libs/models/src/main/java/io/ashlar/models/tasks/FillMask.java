package io.ashlar.models.tasks;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.MaskLogits;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/** Tokens for masks as the Hub's fill-mask pipeline gives them. */
public final class FillMask {
    private static final int DEFAULT_TOP_K = 5;

    private final TextTokenizer tokenizer;

    public FillMask(TextTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * One answer for a mask.
     *
     * @param token its id
     * @param tokenStr its text
     * @param sequence the input with the token in the place of the mask
     */
    public record Filled(double score, long token, String tokenStr, String sequence) {}

    /**
     * What a user may ask for.
     *
     * @param topK how many answers a mask
     * @param targets the only words to be scored; empty: the whole vocabulary
     */
    public record Parameters(int topK, List<String> targets) {
        /** Five answers from the whole vocabulary. */
        public static final Parameters DEFAULT = new Parameters(DEFAULT_TOP_K, List.of());

        public Parameters {
            targets = List.copyOf(targets);
            if (topK <= 0) {
                throw new ProblemException(ProblemCode.PARAMETER_INVALID, "top_k is " + topK + ". It must be above 0.");
            }
        }
    }

    /** For each mask of the input, in order, the best answers first. */
    public List<List<Filled>> fill(Encoding encoding, MaskLogits masks, Parameters parameters) {
        if (masks.positions().length == 0) {
            throw new ProblemException(
                    ProblemCode.INPUT_INVALID,
                    "The text has no mask"
                            + tokenizer
                                    .maskToken()
                                    .map(mask -> " (" + mask + ")")
                                    .orElse("") + " within what the model reads. Put one where a word is wanted.");
        }
        int[] candidates = candidates(parameters, masks.logits()[0].length);
        boolean single = masks.positions().length == 1;
        List<List<Filled>> answers = new ArrayList<>();
        for (int mask = 0; mask < masks.positions().length; mask++) {
            double[] scores = ScoreFunction.SOFTMAX.apply(masks.logits()[mask]);
            List<Filled> best = new ArrayList<>();
            for (int id : best(candidates, scores, parameters.topK())) {
                long[] ids = encoding.ids();
                ids[masks.positions()[mask]] = id;
                best.add(new Filled(
                        scores[id], id, tokenizer.decode(new long[] {id}, false), tokenizer.decode(ids, single)));
            }
            answers.add(best);
        }
        return answers;
    }

    private int[] candidates(Parameters parameters, int vocabulary) {
        if (parameters.targets().isEmpty()) {
            return IntStream.range(0, vocabulary).toArray();
        }
        Set<Integer> ids = new LinkedHashSet<>();
        for (String target : parameters.targets()) {
            OptionalLong exact = tokenizer.idOf(target);
            OptionalLong id = exact.isPresent() ? exact : tokenizer.firstIdOf(target);
            if (id.isEmpty()) {
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID, "The target '" + target + "' becomes no token. Leave it out.");
            }
            ids.add((int) id.getAsLong());
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Integer> best(int[] candidates, double[] scores, int topK) {
        return IntStream.of(candidates)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(id -> scores[id]).reversed())
                .limit(topK)
                .toList();
    }
}
