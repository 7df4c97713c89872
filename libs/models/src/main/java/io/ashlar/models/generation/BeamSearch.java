package io.ashlar.models.generation;

import io.ashlar.models.generation.BeamContinuations.Continuation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Beam search of one request, or beam sampling, step by step what transformers' vectorized search does of a batch of
 * one: single precision, candidates in order, a finished hypothesis only from among the first {@code beams} of them.
 */
final class BeamSearch implements Search {
    private static final float NEVER_CHOSEN = -1e9f;

    private final Beams beams;
    private final Lengths lengths;
    private final ScoreRules rules;
    private final StopCheck check;
    private final int sequences;
    private final int kept;
    private final @Nullable Randomness randomness;
    private List<Hypothesis> running = new ArrayList<>();
    private List<Hypothesis> finished = new ArrayList<>();
    private boolean canImprove = true;
    private boolean isFirst = true;
    private FinishReason unfinished = FinishReason.LENGTH;

    /** Tokens so far with the score of the whole; the reason where it has ended. */
    private record Hypothesis(
            TokenSequence tokens, float score, @Nullable FinishReason reason, int parent) {}

    BeamSearch(GenerationRequest request, Lengths lengths, ScoreRules rules, StopCheck check) {
        GenerationOptions options = request.options();
        this.beams = options.beams();
        this.lengths = lengths;
        this.rules = rules;
        this.check = check;
        this.sequences = options.sequences();
        this.kept = Math.max(2, 1 + options.special().ends().size()) * beams.count();
        Sampling sampling = options.sampling();
        this.randomness = sampling == null ? null : new Randomness(sampling.seed(), 0);
        TokenSequence prompt = TokenSequence.of(request.seen());
        for (int i = 0; i < beams.count(); i++) {
            running.add(new Hypothesis(prompt, i == 0 ? 0 : NEVER_CHOSEN, null, 0));
            finished.add(new Hypothesis(prompt, NEVER_CHOSEN, null, 0));
        }
    }

    @Override
    public boolean needsBestOnly() {
        return false;
    }

    @Override
    public Step advance(long[] best) {
        throw new IllegalStateException("beams need all scores");
    }

    @Override
    public int needsRanked() {
        boolean isPlain = randomness == null && running.stream().noneMatch(beam -> rules.act(beam.tokens()));
        return isPlain ? kept : 0;
    }

    @Override
    public Step advance(RankedTokens ranked) {
        float[] scores = new float[beams.count()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = running.get(i).score();
        }
        return advance(BeamContinuations.of(ranked, scores, kept));
    }

    @Override
    public Step advance(float[][] logits) {
        return advance(BeamContinuations.of(scores(logits), kept, randomness));
    }

    private Step advance(List<Continuation> continuations) {
        List<Hypothesis> candidates = new ArrayList<>();
        for (Continuation next : continuations) {
            TokenSequence tokens = running.get(next.beam()).tokens().plus(next.token());
            candidates.add(new Hypothesis(tokens, next.score(), check.reason(tokens), isFirst ? 0 : next.beam()));
        }
        isFirst = false;
        running = goingOn(candidates);
        finished = finished(candidates);
        int length = candidates.get(0).tokens().length() - lengths.begin();
        canImprove &= mayImprove(length);
        boolean isFull = beams.earlyStopping() == EarlyStopping.WHEN_FULL && areAllFinished();
        boolean haveAllEnded = candidates.stream().allMatch(candidate -> candidate.reason() != null);
        if (!canImprove || isFull || haveAllEnded) {
            return Step.END;
        }
        return new Step(
                running.stream().mapToInt(Hypothesis::parent).toArray(),
                running.stream().mapToLong(beam -> beam.tokens().last()).toArray());
    }

    /** Log probabilities of every beam's every continuation; at first all beams are the one row. */
    private float[][] scores(float[][] logits) {
        float[][] scores = new float[beams.count()][];
        float[] shared = null;
        for (int i = 0; i < scores.length; i++) {
            float[] own = shared;
            if (own == null) {
                own = Scores.logSoftmax(logits[i]);
                rules.apply(running.get(i).tokens(), own);
                shared = isFirst ? own : null;
            }
            scores[i] = plus(own, running.get(i).score());
        }
        return scores;
    }

    private static float[] plus(float[] scores, float score) {
        float[] sums = new float[scores.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = scores[i] + score;
        }
        return sums;
    }

    private List<Hypothesis> goingOn(List<Hypothesis> candidates) {
        List<Hypothesis> open = candidates.stream()
                .map(c -> new Hypothesis(
                        c.tokens(), c.reason() == null ? c.score() : c.score() + NEVER_CHOSEN, null, c.parent()))
                .toList();
        return best(open);
    }

    private List<Hypothesis> finished(List<Hypothesis> candidates) {
        float divisor = (float) Math.pow(candidates.get(0).tokens().length() - lengths.begin(), beams.lengthPenalty());
        boolean isFull = beams.earlyStopping() == EarlyStopping.WHEN_FULL && areAllFinished();
        List<Hypothesis> all = new ArrayList<>(finished);
        for (int i = 0; i < candidates.size(); i++) {
            Hypothesis candidate = candidates.get(i);
            boolean hasEnded = candidate.reason() != null && i < beams.count();
            float score = candidate.score() / divisor;
            score += isFull ? NEVER_CHOSEN : 0;
            score += canImprove ? 0 : NEVER_CHOSEN;
            score += hasEnded ? 0 : NEVER_CHOSEN;
            all.add(new Hypothesis(candidate.tokens(), score, hasEnded ? candidate.reason() : null, 0));
        }
        return best(all);
    }

    /** As many as there are beams, the best first, the first among equals. */
    private List<Hypothesis> best(List<Hypothesis> hypotheses) {
        return IntStream.range(0, hypotheses.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(
                                i -> -hypotheses.get(i).score())
                        .thenComparing(i -> i))
                .limit(beams.count())
                .map(hypotheses::get)
                .toList();
    }

    private boolean areAllFinished() {
        return finished.stream().allMatch(hypothesis -> hypothesis.reason() != null);
    }

    /** Whether the best running beam may still beat the worst finished one. */
    private boolean mayImprove(int length) {
        boolean countsFullLength = beams.earlyStopping() == EarlyStopping.NEVER && beams.lengthPenalty() > 0;
        int bestLength = countsFullLength ? lengths.mostNew() : length;
        float possible = running.get(0).score() / (float) Math.pow(bestLength, beams.lengthPenalty());
        float worst = finished.get(finished.size() - 1).score();
        return finished.stream()
                .anyMatch(hypothesis -> possible > (hypothesis.reason() == null ? NEVER_CHOSEN : worst));
    }

    @Override
    public void stop(FinishReason reason) {
        unfinished = reason;
        if (!areAllFinished()) {
            List<Hypothesis> all = new ArrayList<>(finished);
            running.forEach(beam -> all.add(new Hypothesis(
                    beam.tokens(),
                    beam.score()
                            / (float) Math.pow(
                                    Math.max(1, beam.tokens().length() - lengths.begin()), beams.lengthPenalty()),
                    reason,
                    0)));
            finished = best(all);
        }
    }

    @Override
    public List<GeneratedSequence> answers() {
        return finished.stream()
                .limit(sequences)
                .map(hypothesis -> new GeneratedSequence(
                        hypothesis.tokens().generated(),
                        hypothesis.reason() == null ? unfinished : hypothesis.reason(),
                        hypothesis.score()))
                .toList();
    }
}
