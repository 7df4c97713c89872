package io.ashlar.models.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A request's rules in the order in which transformers applies them; those that change nothing are left out. */
final class ScoreRules {
    private final List<ScoreRule> rules;

    private ScoreRules(List<ScoreRule> rules) {
        this.rules = List.copyOf(rules);
    }

    static ScoreRules of(GenerationRequest request, Lengths lengths) {
        GenerationOptions options = request.options();
        List<ScoreRule> rules = new ArrayList<>();
        repetition(options.penalties(), request, rules);
        tokens(options, lengths, rules);
        Sampling sampling = options.sampling();
        if (sampling != null) {
            int atLeast = options.beams().count() == 1
                    ? 1
                    : 1 + Math.max(1, options.special().ends().size());
            sampling(sampling, atLeast, rules);
        }
        if (options.penalties().renormalize()) {
            rules.add(ScoreRules::renormalize);
        }
        return new ScoreRules(rules);
    }

    private static void repetition(Penalties penalties, GenerationRequest request, List<ScoreRule> rules) {
        if (!penalties.biases().isEmpty()) {
            rules.add(new TokenRules.Bias(penalties.biases()));
        }
        if (penalties.encoderRepetition() != 1) {
            rules.add(new RepetitionRules.SourcePenalty((float) penalties.encoderRepetition(), request.source()));
        }
        if (penalties.repetition() != 1) {
            rules.add(new RepetitionRules.Penalty((float) penalties.repetition()));
        }
        if (penalties.frequency() != 0 || penalties.presence() != 0) {
            rules.add(new RepetitionRules.CountPenalty((float) penalties.frequency(), (float) penalties.presence()));
        }
        if (penalties.noRepeatNgram() > 0) {
            rules.add(new RepetitionRules.NoRepeatedNgram(penalties.noRepeatNgram()));
        }
        if (penalties.encoderNoRepeatNgram() > 0) {
            rules.add(new RepetitionRules.NoSourceNgram(penalties.encoderNoRepeatNgram(), request.source()));
        }
        if (!penalties.badWords().isEmpty()) {
            rules.add(new TokenRules.Bias(penalties.badWords()));
        }
    }

    private static void tokens(GenerationOptions options, Lengths lengths, List<ScoreRule> rules) {
        Penalties penalties = options.penalties();
        List<Long> ends = options.special().ends();
        Long forcedBegin = penalties.forcedBegin();
        if (lengths.least() > 0 && !ends.isEmpty()) {
            rules.add(new TokenRules.NoEndBefore(lengths.least(), ends));
        }
        if (forcedBegin != null) {
            rules.add(new TokenRules.Forced(1, List.of(forcedBegin)));
        }
        if (!penalties.forcedEnds().isEmpty()) {
            rules.add(new TokenRules.Forced(lengths.most() - 1, penalties.forcedEnds()));
        }
        if (penalties.removeInvalid()) {
            rules.add(ScoreRules::removeInvalid);
        }
        LengthDecay decay = penalties.decay();
        if (decay != null) {
            rules.add(new TokenRules.Decay(decay.begin() + lengths.begin(), decay.factor(), ends));
        }
        if (!penalties.suppressed().isEmpty()) {
            rules.add(new TokenRules.Suppressed(penalties.suppressed(), TokenRules.Suppressed.EVERYWHERE));
        }
        if (!penalties.suppressedAtBegin().isEmpty()) {
            int begin = lengths.begin() > 1 || forcedBegin == null ? lengths.begin() : lengths.begin() + 1;
            rules.add(new TokenRules.Suppressed(penalties.suppressedAtBegin(), begin));
        }
    }

    /** Scores as log probabilities again; where no token is left there is nothing to share. */
    private static void renormalize(TokenSequence history, float[] scores) {
        if (Scores.max(scores) > Float.NEGATIVE_INFINITY) {
            System.arraycopy(Scores.logSoftmax(scores), 0, scores, 0, scores.length);
        }
    }

    private static void removeInvalid(TokenSequence history, float[] scores) {
        for (int i = 0; i < scores.length; i++) {
            if (Float.isNaN(scores[i])) {
                scores[i] = 0;
            } else if (Float.isInfinite(scores[i])) {
                scores[i] = scores[i] > 0 ? Float.MAX_VALUE : -Float.MAX_VALUE;
            }
        }
    }

    private static void sampling(Sampling sampling, int atLeast, List<ScoreRule> rules) {
        Double minP = sampling.minP();
        if (sampling.temperature() != 1) {
            rules.add(new SamplingRules.Temperature((float) sampling.temperature()));
        }
        if (sampling.topK() != 0) {
            rules.add(new SamplingRules.TopK(Math.max(sampling.topK(), atLeast)));
        }
        if (sampling.topP() < 1) {
            rules.add(new SamplingRules.TopP(sampling.topP(), atLeast));
        }
        if (minP != null) {
            rules.add(new SamplingRules.MinP(minP, atLeast));
        }
        if (sampling.typicalP() < 1) {
            rules.add(new SamplingRules.Typical(sampling.typicalP(), atLeast));
        }
        Stream.of(false, true).forEach(byEntropy -> {
            double epsilon = byEntropy ? sampling.etaCutoff() : sampling.epsilonCutoff();
            if (epsilon > 0 && epsilon < 1) {
                rules.add(new SamplingRules.Cutoff(epsilon, byEntropy, atLeast));
            }
        });
    }

    void apply(TokenSequence history, float[] scores) {
        rules.forEach(rule -> rule.apply(history, scores));
    }

    /** Whether a rule may change something for this history. */
    boolean act(TokenSequence history) {
        return rules.stream().anyMatch(rule -> rule.acts(history));
    }
}
