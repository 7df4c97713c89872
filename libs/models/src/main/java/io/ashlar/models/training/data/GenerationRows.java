package io.ashlar.models.training.data;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.TextInput;
import io.ashlar.models.tokenizers.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns texts into what a language model learns to go on with. */
public final class GenerationRows {
    private final RowEncoder encoder;
    private final long endId;
    private final boolean lossOnAll;

    /**
     * @param endId the token after each text
     * @param lossOnAll whether prompts are learned too
     */
    public GenerationRows(RowEncoder encoder, long endId, boolean lossOnAll) {
        this.encoder = encoder;
        this.endId = endId;
        this.lossOnAll = lossOnAll;
    }

    /** A prompt and what follows it, tokenized as one text; the end token is learned with the completion. */
    public TextRow completion(String prompt, String completion) {
        long[] all = tokens(prompt + completion);
        long[] ids = Arrays.copyOf(all, all.length + 1);
        ids[all.length] = endId;
        int ignored = lossOnAll ? 0 : tokens(prompt).length;
        long[] cut = Arrays.copyOf(ids, Math.min(ids.length, encoder.maxTokens()));
        if (ignored >= cut.length) {
            throw new ProblemException(
                    ProblemCode.DATASET_MALFORMED_ROW,
                    "A prompt has " + ignored + " tokens, and a row at most " + encoder.maxTokens()
                            + ": nothing of the completion is left. Make the prompt shorter or maxSequenceLength larger.");
        }
        return row(cut, ignored, ids.length > cut.length);
    }

    /** A text that is learned from its first token to its last; what does not fit is cut. */
    public TextRow text(String text) {
        return new GenerationRows(encoder, endId, true).completion("", text);
    }

    /** A text in as many rows as it needs: none of it is lost. */
    public List<TextRow> blocks(String text) {
        long[] all = tokens(text);
        long[] ids = Arrays.copyOf(all, all.length + 1);
        ids[all.length] = endId;
        List<TextRow> rows = new ArrayList<>();
        for (int at = 0; at < ids.length; at += encoder.maxTokens()) {
            long[] block = Arrays.copyOfRange(ids, at, Math.min(ids.length, at + encoder.maxTokens()));
            if (block.length > 1) {
                rows.add(row(block, 0, false)); // a last token alone predicts nothing
            }
        }
        return rows;
    }

    /** Texts that share rows of at most {@link RowEncoder#maxTokens()} tokens, in their order. */
    public List<PackedRow> packed(List<TextRow> texts) {
        List<PackedRow> packs = new ArrayList<>();
        List<TextRow> open = new ArrayList<>();
        int tokens = 0;
        for (TextRow text : texts) {
            if (!open.isEmpty() && tokens + text.tokens() > encoder.maxTokens()) {
                packs.add(new PackedRow(open));
                open.clear();
                tokens = 0;
            }
            open.add(text);
            tokens += text.tokens();
        }
        if (!open.isEmpty()) {
            packs.add(new PackedRow(open));
        }
        return packs;
    }

    private static TextRow row(long[] ids, int ignored, boolean cut) {
        float[] targets = RowEncoder.targets(ids, ignored);
        return new TextRow(cut ? RowEncoder.bare(ids).cutFrom(ids.length + 1) : RowEncoder.bare(ids), targets);
    }

    /** The tokens of a text with those that the tokenizer puts first, without an end token of its own. */
    private long[] tokens(String text) {
        if (text.isEmpty()) {
            return new long[0];
        }
        Encoding encoding = encoder.tokenizer().encode(TextInput.of(text));
        long[] ids = encoding.ids();
        int end = ids.length;
        while (end > 0 && encoding.isSpecial(end - 1) && ids[end - 1] == endId) {
            end--;
        }
        return Arrays.copyOf(ids, end);
    }
}
