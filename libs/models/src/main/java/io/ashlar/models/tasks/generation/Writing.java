package io.ashlar.models.tasks.generation;

import io.ashlar.models.generation.GeneratedSequence;
import io.ashlar.models.generation.GenerationListener;
import io.ashlar.models.generation.Generator;
import io.ashlar.models.generation.IncrementalText;
import io.ashlar.models.generation.StepModel;
import io.ashlar.models.generation.TokenText;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Prepared texts through a model, and its tokens back to text, piece by piece where somebody listens. */
final class Writing implements GenerationListener {
    private final TextTokenizer tokenizer;
    private final List<PreparedText> batch;
    private final TextListener listener;
    private final boolean isDecoder;
    private final Map<Long, Stream> streams = new HashMap<>();

    private Writing(TextTokenizer tokenizer, List<PreparedText> batch, TextListener listener, boolean isDecoder) {
        this.tokenizer = tokenizer;
        this.batch = batch;
        this.listener = listener;
        this.isDecoder = isDecoder;
    }

    /** One answer's text as it comes. */
    private record Stream(IncrementalText text, StopText stop) {}

    /**
     * The answers of each text, the best first.
     *
     * @param isDecoder whether what is written goes on from the prompt's text
     */
    static List<List<WrittenText>> write(
            StepModel model,
            TextTokenizer tokenizer,
            List<PreparedText> batch,
            TextListener listener,
            boolean isDecoder) {
        Writing writing = new Writing(tokenizer, batch, listener, isDecoder);
        Generator generator = new Generator(model, tokens -> tokenizer.decode(tokens, false));
        List<List<GeneratedSequence>> generated =
                generator.generate(batch.stream().map(PreparedText::request).toList(), writing);
        List<List<WrittenText>> answers = new ArrayList<>();
        for (int i = 0; i < generated.size(); i++) {
            answers.add(writing.answers(i, generated.get(i)));
        }
        return answers;
    }

    @Override
    public boolean goesOn(int request) {
        return listener.goesOn(request);
    }

    @Override
    public boolean onToken(int request, int sequence, long token) {
        if (listener == TextListener.NONE) {
            return true;
        }
        PreparedText prepared = batch.get(request);
        Stream stream = streams.computeIfAbsent(key(request, sequence), key -> stream(prepared));
        String piece = stream.stop().add(stream.text().add(token));
        return listener.onToken(request, sequence, new WrittenToken(token, piece, tokenizer.isSpecialId(token)));
    }

    private static long key(int request, int sequence) {
        return ((long) request << 32) | sequence;
    }

    private Stream stream(PreparedText prepared) {
        TokenText decoder = tokens -> tokenizer.decode(tokens, prepared.skipsSpecial());
        long[] before = isDecoder ? prepared.request().prompt() : new long[0];
        return new Stream(new IncrementalText(decoder, before), new StopText(stops(prepared)));
    }

    private static List<String> stops(PreparedText prepared) {
        return prepared.keepsStop() ? List.of() : prepared.request().options().stopStrings();
    }

    private boolean tell(int request, int sequence, String piece) {
        return piece.isEmpty() || listener.onText(request, sequence, piece);
    }

    private List<WrittenText> answers(int request, List<GeneratedSequence> generated) {
        PreparedText prepared = batch.get(request);
        List<WrittenText> answers = new ArrayList<>();
        for (int i = 0; i < generated.size(); i++) {
            GeneratedSequence sequence = generated.get(i);
            StopText stop = new StopText(stops(prepared));
            String text = stop.add(text(prepared, sequence.tokens())) + stop.end();
            Stream stream = streams.get(key(request, i));
            if (stream != null) {
                tell(
                        request,
                        i,
                        stream.stop().add(stream.text().end()) + stream.stop().end());
            } else {
                tell(request, i, text);
            }
            answers.add(new WrittenText(
                    prepared.isFullText() ? prepared.prompt() + text : text,
                    sequence.tokens(),
                    prepared.readTokens(),
                    sequence.reason(),
                    sequence.score()));
        }
        return answers;
    }

    /**
     * The new text: a decoder's is what the whole has more than the prompt, for spaces may depend on what is before.
     */
    private String text(PreparedText prepared, long[] tokens) {
        boolean skips = prepared.skipsSpecial();
        if (!isDecoder) {
            return tokenizer.decode(tokens, skips);
        }
        long[] prompt = prepared.request().prompt();
        String before = tokenizer.decode(prompt, skips);
        String whole = tokenizer.decode(
                LongStream.concat(LongStream.of(prompt), LongStream.of(tokens)).toArray(), skips);
        return whole.startsWith(before) ? whole.substring(before.length()) : tokenizer.decode(tokens, skips);
    }
}
