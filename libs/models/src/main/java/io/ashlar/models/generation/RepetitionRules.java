package io.ashlar.models.generation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Rules about what was written or read before. */
final class RepetitionRules {
    private RepetitionRules() {}

    /** Tokens of the history lose (CTRL, Keskar et al. 2019): scores above 0 are divided, those below multiplied. */
    record Penalty(float penalty) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            Set<Integer> seen = new HashSet<>();
            for (int i = 0; i < history.length(); i++) {
                int token = (int) history.get(i);
                if (token < scores.length && seen.add(token)) {
                    scores[token] = penalized(scores[token], penalty);
                }
            }
        }
    }

    /** Tokens of the source gain: the same with the inverse of the penalty. */
    record SourcePenalty(float penalty, long[] source) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            Set<Integer> seen = new HashSet<>();
            for (long id : source) {
                if (id < scores.length && seen.add((int) id)) {
                    scores[(int) id] = penalized(scores[(int) id], 1 / penalty);
                }
            }
        }
    }

    private static float penalized(float score, float penalty) {
        return score < 0 ? score * penalty : score / penalty;
    }

    /**
     * What OpenAI's interface has: a token loses for each time that the answer has it, and once for having it at all.
     */
    record CountPenalty(float frequency, float presence) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            Map<Integer, Integer> counts = new HashMap<>();
            for (int i = history.begin(); i < history.length(); i++) {
                counts.merge((int) history.get(i), 1, Integer::sum);
            }
            counts.forEach((token, count) -> scores[token] -= frequency * count + presence);
        }

        @Override
        public boolean acts(TokenSequence history) {
            return history.length() > history.begin();
        }
    }

    /** No n-gram of the history comes a second time. */
    record NoRepeatedNgram(int size) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            int begun = size - 1;
            int last = history.length() - size;
            for (int at = 0; at <= last; at++) {
                if (repeats(history, at, begun)) {
                    ban(scores, history.get(at + begun));
                }
            }
        }

        private static boolean repeats(TokenSequence history, int at, int begun) {
            for (int i = 0; i < begun; i++) {
                if (history.get(at + i) != history.get(history.length() - begun + i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** No n-gram of the source comes in the answer. */
    record NoSourceNgram(int size, long[] source) implements ScoreRule {
        @Override
        public void apply(TokenSequence history, float[] scores) {
            int begun = size - 1;
            for (int at = 0; at + begun < source.length; at++) {
                long[] words = java.util.Arrays.copyOfRange(source, at, at + begun);
                if (history.endsWith(words, begun)) {
                    ban(scores, source[at + begun]);
                }
            }
        }
    }

    private static void ban(float[] scores, long token) {
        if (token < scores.length) {
            scores[(int) token] = Float.NEGATIVE_INFINITY;
        }
    }
}
