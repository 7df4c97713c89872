package io.ashlar.models.tokenizers;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.tokenizers.conversion.ConvertedTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A document in the native tokenizers library; what the library refuses is the document's fault. */
final class TokenizerLibrary implements AutoCloseable {
    private static final Map<String, String> BARE =
            Map.of("truncation", "do_not_truncate", "padding", "do_not_pad", "addSpecialTokens", "true");

    private final HuggingFaceTokenizer tokenizer;
    private final @Nullable HuggingFaceTokenizer decoder;
    private final ConvertedTokenizer source;

    private TokenizerLibrary(
            HuggingFaceTokenizer tokenizer, @Nullable HuggingFaceTokenizer decoder, ConvertedTokenizer source) {
        this.tokenizer = tokenizer;
        this.decoder = decoder;
        this.source = source;
    }

    static TokenizerLibrary open(ConvertedTokenizer source) {
        HuggingFaceTokenizer tokenizer = load(source.document());
        return new TokenizerLibrary(
                tokenizer,
                source.separate().map(separate -> load(separate.vocabulary())).orElse(null),
                source);
    }

    private static HuggingFaceTokenizer load(ObjectNode document) {
        document.putNull("truncation");
        document.putNull("padding");
        DocumentRules.check(document);
        byte[] text = utf8(document);
        return sound(() -> {
            try {
                return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(text), BARE);
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    /** The document's text; half a surrogate pair, which JSON can have and UTF-8 cannot, is refused. */
    private static byte[] utf8(ObjectNode document) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(Json.MAPPER.writeValueAsString(document)));
            byte[] text = new byte[bytes.remaining()];
            bytes.get(text);
            return text;
        } catch (IOException e) {
            throw malformed("tokenizer.json has a text that is not Unicode", e);
        }
    }

    /** The document whose ids are the model's. */
    JsonNode vocabulary() {
        return source.separate()
                .<JsonNode>map(ConvertedTokenizer.Separate::vocabulary)
                .orElse(source.document());
    }

    /** Whether the model's ids are not the document's. */
    boolean hasOwnIds() {
        return source.separate().isPresent();
    }

    /** How the texts of a pair share a length: those with ids of their own are written in Python. */
    Truncation.Sharing sharing() {
        return source.separate().isPresent() ? Truncation.Sharing.ONE_BY_ONE : Truncation.Sharing.AT_ONCE;
    }

    Encoding encode(String text, @Nullable String pair, boolean special) {
        String first = source.preparation().apply(text);
        boolean single = pair == null || pair.isEmpty() && source.separate().isEmpty();
        return sound(() -> single || pair == null
                ? tokenizer.encode(first, special, false)
                : tokenizer.encode(first, source.preparation().apply(pair), special, false));
    }

    Encoding encodeWords(List<String> words) {
        List<String> prepared =
                words.stream().map(word -> source.preparation().apply(word)).toList();
        return sound(() -> tokenizer.encode(prepared, true, false));
    }

    /** The model's ids of an encoding. */
    long[] ids(Encoding encoding) {
        long[] ids = encoding.getIds();
        source.separate().ifPresent(separate -> {
            String[] tokens = encoding.getTokens();
            for (int i = 0; i < ids.length; i++) {
                ids[i] = separate.ids().idOf(tokens[i]);
            }
        });
        return ids;
    }

    /** What stands after a special token in text, where pieces around it are put together apart. */
    Optional<String> afterSpecial() {
        return source.separate().flatMap(ConvertedTokenizer.Separate::afterSpecial);
    }

    String decode(long[] ids, boolean skipSpecial) {
        if (ids.length == 0) {
            return "";
        }
        HuggingFaceTokenizer decoding = decoder == null ? tokenizer : decoder;
        return source.finish().apply(sound(() -> decoding.decode(ids, skipSpecial)));
    }

    private static <T> T sound(Supplier<T> native_) {
        try {
            return native_.get();
        } catch (RuntimeException e) {
            throw malformed("the tokenizers library says: " + e.getMessage(), e);
        }
    }

    static ProblemException malformed(String reason, @Nullable Throwable cause) {
        return new ProblemException(
                ProblemCode.TOKENIZER_MALFORMED,
                "The package's tokenizer ('tokenizer.json', or the files it is built from) cannot be used: " + reason
                        + ". Download or write it again.",
                cause);
    }

    @Override
    public void close() {
        tokenizer.close();
        if (decoder != null) {
            decoder.close();
        }
    }
}
