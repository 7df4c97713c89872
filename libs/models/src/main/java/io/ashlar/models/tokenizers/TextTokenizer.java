package io.ashlar.models.tokenizers;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.TextInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tokenizer of a package. Any thread may use it; closing it while another encodes is the caller's mistake. */
public final class TextTokenizer implements AutoCloseable {
    private static final String FILE = "tokenizer.json";
    private static final long MAX_BYTES = 256_000_000;
    private static final Map<String, String> BARE =
            Map.of("truncation", "do_not_truncate", "padding", "do_not_pad", "addSpecialTokens", "true");

    private final HuggingFaceTokenizer tokenizer;
    private final TokenizerSettings settings;
    private final long vocabulary;
    private final OptionalLong maskId;
    private final Vocabulary tokens;
    private final TokenDecoder decoder;

    private TextTokenizer(HuggingFaceTokenizer tokenizer, JsonNode json, Path folder, long vocabulary) {
        this.tokenizer = tokenizer;
        this.tokens = Vocabulary.of(json);
        this.decoder = TokenDecoder.of(json.path("decoder"));
        this.settings = TokenizerSettings.read(folder);
        this.vocabulary = vocabulary;
        this.maskId = maskToken().map(this::firstIdOf).orElse(OptionalLong.empty());
    }

    /**
     * Opens the folder's {@code tokenizer.json}.
     *
     * @param vocabulary how many ids the model knows: one beyond it is the package's fault, found before the engine
     */
    public static TextTokenizer open(Path folder, long vocabulary) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MISSING,
                    "The package has no " + FILE + ". Ashlar reads tokenizers from that file; "
                            + "save the repository's fast tokenizer beside the model.");
        }
        ObjectNode json = withoutTruncationAndPadding(file);
        HuggingFaceTokenizer tokenizer = sound(() -> {
            try {
                byte[] text = Json.MAPPER.writeValueAsBytes(json);
                return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(text), BARE);
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
        });
        return new TextTokenizer(tokenizer, json, folder, vocabulary);
    }

    private static ObjectNode withoutTruncationAndPadding(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw malformed("it is larger than " + MAX_BYTES + " bytes", null);
            }
            JsonNode json = Json.MAPPER.readTree(file.toFile());
            if (!(json instanceof ObjectNode object) || !object.path("model").isObject()) {
                throw malformed("it is not a JSON object with a model", null);
            }
            object.putNull("truncation");
            object.putNull("padding");
            return object;
        } catch (IOException e) {
            throw malformed("it is not JSON", e);
        }
    }

    private static <T> T sound(Supplier<T> native_) {
        try {
            return native_.get();
        } catch (RuntimeException e) {
            throw malformed("the tokenizers library says: " + e.getMessage(), e);
        }
    }

    private static ProblemException malformed(String reason, @Nullable Throwable cause) {
        return new ProblemException(
                ProblemCode.TOKENIZER_MALFORMED,
                "'" + FILE + "' cannot be used: " + reason + ". Download or write it again.",
                cause);
    }

    /** All tokens of the input, however many. */
    public Encoding encode(TextInput input) {
        String pair = input.textPair();
        return encoding(sound(() -> pair == null
                ? tokenizer.encode(input.text(), true, false)
                : tokenizer.encode(input.text(), pair, true, false)));
    }

    /**
     * All tokens of a text that is already cut into words: {@link Encoding#word} says which of them a token is from.
     */
    public Encoding encodeWords(List<String> words) {
        words.forEach(TextInput::of);
        return encoding(sound(() -> tokenizer.encode(words, true, false)));
    }

    /** The same, truncated. */
    public Encoding encodeWords(List<String> words, int maxTokens) {
        return Truncation.truncate(encodeWords(words), maxTokens, settings.keepEnd());
    }

    private Encoding encoding(ai.djl.huggingface.tokenizers.Encoding encoded) {
        long[] ids = encoded.getIds();
        long[] special = encoded.getSpecialTokenMask();
        long[] sequences = encoded.getSequenceIds();
        long[] words = encoded.getWordIds();
        CharSpan[] spans = encoded.getCharTokenSpans();
        Encoding.Columns columns = new Encoding.Columns(ids.length);
        System.arraycopy(encoded.getTypeIds(), 0, columns.types, 0, ids.length);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] >= vocabulary) {
                throw malformed("it gives the id " + ids[i] + ", but the model knows " + vocabulary, null);
            }
            columns.ids[i] = ids[i];
            columns.special[i] = special[i] != 0;
            columns.sequences[i] = (int) sequences[i];
            columns.words[i] = (int) words[i];
            CharSpan span = spans[i];
            if (span != null) {
                columns.begins[i] = span.getStart();
                columns.ends[i] = span.getEnd();
            }
        }
        return new Encoding(columns, ids.length);
    }

    /** Tokens of the input, the longer text of a pair giving up tokens first until {@code maxTokens} are left. */
    public Encoding encode(TextInput input, int maxTokens) {
        return Truncation.truncate(encode(input), maxTokens, settings.keepEnd());
    }

    /**
     * The input in windows of at most {@code maxTokens} that share {@code stride} tokens, the text of {@code sequence}
     * (0, or 1 for the second of a pair) being the one that is cut.
     */
    public List<Encoding> windows(TextInput input, int sequence, int maxTokens, int stride) {
        return Windows.of(encode(input), sequence, maxTokens, stride);
    }

    /** The text of tokens given as the vocabulary spells them, or as such texts put together. */
    public String textOf(List<String> tokens) {
        return decoder.text(tokens);
    }

    /** How the vocabulary spells a token, the mark of a word's piece included; empty for an id that it lacks. */
    public String token(long id) {
        return tokens.token(id);
    }

    /** Whether the vocabulary marks the pieces that go on a word, as WordPiece does. */
    public boolean marksPieces() {
        return tokens.marksPieces();
    }

    /** The id of the token for what the vocabulary lacks. */
    public OptionalLong unknownId() {
        return settings.unknownToken().or(tokens::unknownToken).map(this::idOf).orElse(OptionalLong.empty());
    }

    /** The id of the token that stands for the whole sequence. */
    public OptionalLong classId() {
        return settings.classToken()
                .or(() -> tokens.addedToken("[CLS]", "<s>"))
                .map(this::idOf)
                .orElse(OptionalLong.empty());
    }

    /** The text of tokens; with {@code skipSpecial} those the tokenizer calls special are left out. */
    public String decode(long[] ids, boolean skipSpecial) {
        String text = sound(() -> tokenizer.decode(ids, skipSpecial));
        return settings.cleanUp() ? CleanUp.clean(text) : text;
    }

    /** The longest sequence that the tokenizer says it is for. */
    public Optional<Integer> maxTokens() {
        return settings.maxTokens();
    }

    /** The id of the mask token, where the tokenizer has one. */
    public OptionalLong maskId() {
        return maskId;
    }

    /** The text of the mask token, where the tokenizer has one. */
    public Optional<String> maskToken() {
        return settings.maskToken().or(() -> tokens.addedToken("[MASK]", "<mask>"));
    }

    /** The first token that a text becomes when nothing is added to it. */
    public OptionalLong firstIdOf(String text) {
        long[] ids = sound(() -> tokenizer.encode(text, false, false)).getIds();
        return ids.length == 0 ? OptionalLong.empty() : OptionalLong.of(ids[0]);
    }

    /** The id of a token that the vocabulary has exactly so: a word piece's mark included. */
    public OptionalLong idOf(String token) {
        Long id = tokens.id(token);
        return id == null || id >= vocabulary ? OptionalLong.empty() : OptionalLong.of(id);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
