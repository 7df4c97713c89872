package io.ashlar.models.generation;

import io.ashlar.models.generation.BeamContinuations.Continuation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Diverse beam search (Vijayakumar et al. 2016): groups of beams take turns in each step, and a token that earlier
 * groups just took costs the later ones. As transformers up to 4.55 has it.
 */
final class DiverseBeams implements Search {
    private final Beams beams;
    private final Lengths lengths;
    private final ScoreRules rules;
    private final SpecialTokens special;
    private final long padding;
    private final int sequences;
    private final List<BeamGroup> groups = new ArrayList<>();
    private boolean isFirst = true;
    private FinishReason unfinished = FinishReason.LENGTH;

    DiverseBeams(GenerationRequest request, Lengths lengths, ScoreRules rules) {
        GenerationOptions options = request.options();
        this.beams = options.beams();
        this.lengths = lengths;
        this.rules = rules;
        this.special = options.special();
        Long padding = options.paddingToken();
        this.padding = padding == null ? 0 : padding;
        this.sequences = options.sequences();
        for (int i = 0; i < beams.groups(); i++) {
            groups.add(new BeamGroup(request.seen(), beams, lengths));
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
    public Step advance(float[][] logits) {
        int size = beams.count() / beams.groups();
        List<Long> taken = new ArrayList<>();
        int[] parents = new int[beams.count()];
        for (int g = 0; g < groups.size(); g++) {
            BeamGroup group = groups.get(g);
            if (group.isDone()) {
                group.pad(padding);
            } else {
                group.take(continuations(logits, g, taken), special);
            }
            for (int i = 0; i < size; i++) {
                parents[g * size + i] = isFirst ? 0 : g * size + group.parent(i);
                taken.add(group.tokens(i).last());
            }
        }
        isFirst = false;
        boolean isLongest = groups.get(0).tokens(0).length() >= lengths.most();
        if (isLongest || groups.stream().allMatch(BeamGroup::isDone)) {
            groups.forEach(BeamGroup::close);
            return Step.END;
        }
        return new Step(parents, taken.stream().mapToLong(Long::longValue).toArray());
    }

    private List<Continuation> continuations(float[][] logits, int group, List<Long> taken) {
        int size = beams.count() / beams.groups();
        float[][] scores = new float[size][];
        for (int i = 0; i < size; i++) {
            float[] own = Scores.logSoftmax(logits[isFirst ? 0 : group * size + i]);
            taken.forEach(token -> own[token.intValue()] -= (float) beams.diversityPenalty());
            rules.apply(groups.get(group).tokens(i), own);
            for (int token = 0; token < own.length; token++) {
                own[token] += groups.get(group).score(i);
            }
            scores[i] = own;
        }
        int kept = Math.max(2, 1 + special.ends().size()) * size;
        return BeamContinuations.of(scores, kept, null);
    }

    @Override
    public void stop(FinishReason reason) {
        unfinished = reason;
        groups.forEach(BeamGroup::close);
    }

    @Override
    public List<GeneratedSequence> answers() {
        List<BeamGroup.Finished> all = new ArrayList<>(
                groups.stream().flatMap(group -> group.finished().stream()).toList());
        java.util.Collections.reverse(all);
        all.sort(Comparator.comparingDouble(BeamGroup.Finished::score).reversed());
        return all.stream().limit(sequences).map(this::answer).toList();
    }

    /** Hypotheses are kept without their end; it comes back, the first one there is, where the length leaves room. */
    private GeneratedSequence answer(BeamGroup.Finished finished) {
        long[] tokens = finished.tokens().generated();
        boolean hasRoom = finished.isEnded() && finished.tokens().length() < lengths.most();
        long[] all = hasRoom
                ? Stream.concat(
                                java.util.Arrays.stream(tokens).boxed(),
                                Stream.of(special.ends().get(0)))
                        .mapToLong(Long::longValue)
                        .toArray()
                : tokens;
        return new GeneratedSequence(
                all, finished.isEnded() ? FinishReason.STOP : unfinished, (float) finished.score());
    }
}
