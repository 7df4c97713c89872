package io.ashlar.models.generation;

import io.ashlar.models.generation.BeamContinuations.Continuation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One group's running beams and its finished hypotheses, whose scores are in double precision. */
final class BeamGroup {
    private static final float NEVER_CHOSEN = -1e9f;

    private final int size;
    private final Beams beams;
    private final Lengths lengths;
    private final List<Finished> finished = new ArrayList<>();
    private List<TokenSequence> tokens = new ArrayList<>();
    private float[] scores;
    private int[] parents;
    private double worst = 1e9;
    private boolean isDone;

    /** A hypothesis without its end token; not ended where the length cut it off. */
    record Finished(TokenSequence tokens, double score, boolean isEnded) {}

    BeamGroup(long[] seen, Beams beams, Lengths lengths) {
        this.size = beams.count() / beams.groups();
        this.beams = beams;
        this.lengths = lengths;
        this.scores = new float[size];
        this.parents = new int[size];
        for (int i = 0; i < size; i++) {
            tokens.add(TokenSequence.of(seen));
            scores[i] = i == 0 ? 0 : NEVER_CHOSEN;
        }
    }

    boolean isDone() {
        return isDone;
    }

    TokenSequence tokens(int beam) {
        return tokens.get(beam);
    }

    float score(int beam) {
        return scores[beam];
    }

    /** Which of the group's beams this one came from in the last step. */
    int parent(int beam) {
        return parents[beam];
    }

    List<Finished> finished() {
        return finished;
    }

    /** Goes on with the best continuations that do not end; those that end, and are good enough, are finished. */
    void take(List<Continuation> continuations, SpecialTokens special) {
        List<TokenSequence> next = new ArrayList<>();
        float[] nextScores = new float[size];
        int[] nextParents = new int[size];
        float best = continuations.get(0).score();
        int length = tokens.get(0).length() + 1 - lengths.begin();
        for (int rank = 0; rank < continuations.size() && next.size() < size; rank++) {
            Continuation continuation = continuations.get(rank);
            if (!special.isEnd(continuation.token())) {
                nextScores[next.size()] = continuation.score();
                nextParents[next.size()] = continuation.beam();
                next.add(tokens.get(continuation.beam()).plus(continuation.token()));
            } else if (rank < size) {
                finish(tokens.get(continuation.beam()), continuation.score(), length, true);
            }
        }
        tokens = next;
        scores = nextScores;
        parents = nextParents;
        isDone = hasEnough(best, length);
    }

    /** A group that is done waits for the others. */
    void pad(long padding) {
        TokenSequence first = tokens.get(0);
        tokens = new ArrayList<>();
        scores = new float[size];
        parents = new int[size];
        for (int i = 0; i < size; i++) {
            tokens.add(first.plus(padding));
        }
    }

    /** What still runs is finished as it is. */
    void close() {
        if (!isDone) {
            for (int i = 0; i < size; i++) {
                finish(tokens.get(i), scores[i], Math.max(1, tokens.get(i).length() - lengths.begin()), false);
            }
            isDone = true;
        }
    }

    private void finish(TokenSequence sequence, float sum, int length, boolean isEnded) {
        double score = sum / Math.pow(length, beams.lengthPenalty());
        if (finished.size() < size || score > worst) {
            finished.add(new Finished(sequence, score, isEnded));
            if (finished.size() > size) {
                finished.remove(finished.stream()
                        .min(Comparator.comparingDouble(Finished::score))
                        .orElseThrow());
                worst = finished.stream().mapToDouble(Finished::score).min().orElseThrow();
            } else {
                worst = Math.min(score, worst);
            }
        }
    }

    private boolean hasEnough(float best, int length) {
        if (finished.size() < size) {
            return false;
        }
        if (beams.earlyStopping() == EarlyStopping.WHEN_FULL) {
            return true;
        }
        boolean countsFullLength = beams.earlyStopping() == EarlyStopping.NEVER && beams.lengthPenalty() > 0;
        int bestLength = countsFullLength ? lengths.mostNew() : length;
        return worst >= best / Math.pow(bestLength, beams.lengthPenalty());
    }
}
