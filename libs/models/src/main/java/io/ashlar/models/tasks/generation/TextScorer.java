package io.ashlar.models.tasks.generation;

import io.ashlar.models.generation.FinishReason;
import io.ashlar.models.running.DecoderRunner;
import io.ashlar.models.running.NextTokens;
import io.ashlar.models.tasks.generation.TokenScore.Alternative;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * Tells how likely texts are, token by token. A text longer than a window is read in several that begin a stride apart:
 * each scores what those before it did not, with the rest of itself as context, so every token but the first is scored
 * once. The thread that owns the model.
 */
final class TextScorer {
    private static final int CONTEXT = 3;

    private final DecoderRunner runner;
    private final TextTokenizer tokenizer;

    TextScorer(DecoderRunner runner, TextTokenizer tokenizer) {
        this.runner = runner;
        this.tokenizer = tokenizer;
    }

    /** The text's scores, as its one answer; cancelled where nobody wants them before the last window. */
    WrittenText score(PreparedText prepared, int request, TextListener listener) {
        ScoredPrompt prompt = Objects.requireNonNull(prepared.scored());
        long[] ids = prepared.request().prompt();
        List<TokenScore> scores = new ArrayList<>();
        scores.add(new TokenScore(ids[0], prompt.shares().texts().get(0), 0, null, List.of()));
        int done = 1;
        for (int begin = 0;
                done < ids.length || begin == 0;
                begin += prompt.scoring().stride()) {
            if (!listener.goesOn(request)) {
                return written(prepared, scores, new long[0], FinishReason.CANCELLED);
            }
            int end = Math.min(ids.length, begin + prompt.scoring().window());
            NextTokens next = runner.scores(
                            List.of(Arrays.copyOfRange(ids, begin, end)),
                            Math.max(
                                    prompt.scoring().next() ? 1 : 0,
                                    prompt.scoring().top()))
                    .get(0);
            for (; done < end; done++) {
                scores.add(scored(prompt, ids, done, next, done - 1 - begin));
            }
            if (end == ids.length && prompt.scoring().next()) {
                TokenScore following = following(prompt, ids, next, ids.length - 1 - begin);
                scores.add(following);
                return written(prepared, scores, new long[] {following.id()}, FinishReason.LENGTH);
            }
        }
        return written(prepared, scores, new long[0], FinishReason.LENGTH);
    }

    private TokenScore scored(ScoredPrompt prompt, long[] ids, int token, NextTokens next, int before) {
        return new TokenScore(
                ids[token],
                prompt.shares().texts().get(token),
                prompt.shares().starts().get(token),
                next.likelihood(before),
                best(ids, token, next, before, prompt.scoring().top()));
    }

    /** The most likely token after the text. */
    private TokenScore following(ScoredPrompt prompt, long[] ids, NextTokens next, int last) {
        Alternative best = best(ids, ids.length, next, last, 1).get(0);
        TextShares shares = prompt.shares();
        String lastShare = shares.texts().get(ids.length - 1);
        int start = shares.starts().get(ids.length - 1) + lastShare.codePointCount(0, lastShare.length());
        return new TokenScore(
                best.id(),
                best.text(),
                start,
                best.logProbability(),
                best(ids, ids.length, next, last, prompt.scoring().top()));
    }

    private List<Alternative> best(long[] ids, int token, NextTokens next, int before, int top) {
        float[] values = next.best(before);
        long[] best = next.bestIds(before);
        long[] context = Arrays.copyOfRange(ids, Math.max(0, token - CONTEXT), token);
        List<Alternative> alternatives = new ArrayList<>();
        for (int i = 0; i < Math.min(top, best.length); i++) {
            alternatives.add(new Alternative(best[i], TextShares.after(context, best[i], tokenizer), values[i]));
        }
        return alternatives;
    }

    private WrittenText written(PreparedText prepared, List<TokenScore> scores, long[] next, FinishReason reason) {
        long[] ids = prepared.request().prompt();
        String text = prepared.prompt();
        if (next.length > 0) {
            long[] all =
                    LongStream.concat(LongStream.of(ids), LongStream.of(next)).toArray();
            text += TextShares.after(Arrays.copyOf(all, ids.length), next[0], tokenizer);
        }
        return new WrittenText(text, next, ids.length, reason, 0, List.copyOf(scores));
    }
}
