package io.ashlar.models.tasks.generation;

import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What of a text each of its tokens is: shares that put together are the text. A blank goes to the token after it; of
 * tokens that are bytes of one character the first has it.
 *
 * @param starts where the shares begin, in code points
 */
record TextShares(List<String> texts, List<Integer> starts) {
    private static final int CONTEXT = 3;

    /** Of a text's own tokens; those that the tokenizer adds have none of it, and stand there as they are spelled. */
    static TextShares of(String text, Encoding encoding, TextTokenizer tokenizer) {
        int[] points = text.codePoints().toArray();
        List<String> texts = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        int last = lastOfText(encoding);
        for (int i = 0; i < encoding.tokenCount(); i++) {
            starts.add(at);
            if (encoding.isSpecial(i)) {
                texts.add(tokenizer.token(encoding.id(i)));
                continue;
            }
            int end = i == last ? points.length : Math.max(at, Math.min(points.length, encoding.end(i)));
            texts.add(new String(points, at, end - at));
            at = end;
        }
        return new TextShares(texts, starts);
    }

    private static int lastOfText(Encoding encoding) {
        int last = encoding.tokenCount() - 1;
        while (last >= 0 && encoding.isSpecial(last)) {
            last--;
        }
        return last;
    }

    /** Of tokens that came as numbers: what each makes the text longer by. */
    static TextShares of(long[] ids, TextTokenizer tokenizer) {
        List<String> texts = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < ids.length; i++) {
            String share = i == 0
                    ? tokenizer.decode(new long[] {ids[0]}, false)
                    : after(Arrays.copyOfRange(ids, Math.max(0, i - CONTEXT), i), ids[i], tokenizer);
            texts.add(share);
            starts.add(at);
            at += share.codePointCount(0, share.length());
        }
        return new TextShares(texts, starts);
    }

    /** What a token makes the text of those before it longer by. */
    static String after(long[] before, long id, TextTokenizer tokenizer) {
        long[] longer = Arrays.copyOf(before, before.length + 1);
        longer[before.length] = id;
        String text = tokenizer.decode(before, false);
        String whole = tokenizer.decode(longer, false);
        return whole.startsWith(text) ? whole.substring(text.length()) : tokenizer.decode(new long[] {id}, false);
    }
}
