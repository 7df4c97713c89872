package io.ashlar.models.generation;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Greedy decoding, and sampling of one or several answers: each token is final once it is chosen. */
final class TokenByToken implements Search {
    private final List<Answer> answers = new ArrayList<>();
    private final ScoreRules rules;
    private final StopCheck check;
    private final @Nullable Sampling sampling;
    private final TokenListener listener;

    /** Told each token of each answer; false ends the request. */
    @FunctionalInterface
    interface TokenListener {
        boolean onToken(int sequence, long token);
    }

    TokenByToken(GenerationRequest request, ScoreRules rules, StopCheck check, TokenListener listener) {
        this.rules = rules;
        this.check = check;
        this.sampling = request.options().sampling();
        this.listener = listener;
        long seed = sampling == null ? 0 : sampling.seed();
        for (int i = 0; i < request.options().sequences(); i++) {
            answers.add(new Answer(TokenSequence.of(request.seen()), new Randomness(seed, i)));
        }
    }

    private static final class Answer {
        private final TokenSequence history;
        private final Randomness randomness;
        private int row;
        private @Nullable FinishReason reason;

        Answer(TokenSequence history, Randomness randomness) {
            this.history = history;
            this.randomness = randomness;
        }
    }

    @Override
    public boolean needsBestOnly() {
        return sampling == null && answers.stream().noneMatch(answer -> rules.act(answer.history));
    }

    @Override
    public Step advance(float[][] logits) {
        List<float[]> scores = new ArrayList<>();
        for (float[] row : logits) {
            scores.add(row);
        }
        boolean isShared = answers.size() > logits.length;
        return advance(answer -> {
            float[] row = scores.get(answer.row);
            return choose(answer, isShared ? row.clone() : row);
        });
    }

    @Override
    public Step advance(long[] best) {
        return advance(answer -> best[answer.row]);
    }

    private Step advance(java.util.function.ToLongFunction<Answer> choice) {
        List<Integer> parents = new ArrayList<>();
        List<Long> tokens = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            if (answer.reason != null) {
                continue;
            }
            long token = choice.applyAsLong(answer);
            answer.history.add(token);
            answer.reason = check.reason(answer.history);
            if (!listener.onToken(i, token)) {
                stop(FinishReason.CANCELLED);
                return Step.END;
            }
            if (answer.reason == null) {
                parents.add(answer.row);
                tokens.add(token);
                answer.row = parents.size() - 1;
            }
        }
        return new Step(
                parents.stream().mapToInt(Integer::intValue).toArray(),
                tokens.stream().mapToLong(Long::longValue).toArray());
    }

    private long choose(Answer answer, float[] scores) {
        rules.apply(answer.history, scores);
        int best = Scores.argmax(scores);
        if (Float.isNaN(scores[best])) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    "The model answers with values that are not numbers at token " + answer.history.length()
                            + ". Its weights are damaged, or overflow in this precision.");
        }
        return sampling == null ? best : draw(answer, scores, best);
    }

    private static long draw(Answer answer, float[] scores, int best) {
        if (scores[best] == Float.NEGATIVE_INFINITY) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "The generation parameters leave no token to draw after " + answer.history.length()
                            + " tokens. Forbid fewer of them.");
        }
        float[] probabilities = Scores.softmax(scores);
        double total = 0;
        for (float probability : probabilities) {
            total += probability;
        }
        double left = answer.randomness.uniform() * total;
        int drawn = best;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] > 0) {
                drawn = i;
                left -= probabilities[i];
                if (left < 0) {
                    break;
                }
            }
        }
        return drawn;
    }

    @Override
    public void stop(FinishReason reason) {
        for (Answer answer : answers) {
            if (answer.reason == null) {
                answer.reason = reason;
            }
        }
    }

    @Override
    public List<GeneratedSequence> answers() {
        return answers.stream()
                .map(answer -> new GeneratedSequence(
                        answer.history.generated(), answer.reason == null ? FinishReason.CANCELLED : answer.reason, 0))
                .toList();
    }
}
