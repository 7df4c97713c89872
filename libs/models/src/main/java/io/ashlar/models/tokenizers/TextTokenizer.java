package io.ashlar.models.tokenizers;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import io.ashlar.models.TextInput;
import io.ashlar.models.tokenizers.conversion.ConvertedTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The tokenizer of a package. Any thread may use it; closing it while another encodes is the caller's mistake. */
public final class TextTokenizer implements AutoCloseable {
    private final TokenizerLibrary library;
    private final @Nullable TokenizerLibrary target;
    private final TokenizerSettings settings;
    private final long vocabulary;
    private final OptionalLong maskId;
    private final Vocabulary tokens;
    private final TokenDecoder decoder;

    private TextTokenizer(
            TokenizerLibrary library, @Nullable TokenizerLibrary target, TokenizerSettings settings, long vocabulary) {
        this.library = library;
        this.target = target;
        this.tokens = Vocabulary.of(library.vocabulary());
        this.decoder = TokenDecoder.of(library.vocabulary().path("decoder"));
        this.settings = settings;
        this.vocabulary = vocabulary;
        this.maskId = maskToken().map(this::firstIdOf).orElse(OptionalLong.empty());
    }

    /**
     * Opens the folder's {@code tokenizer.json}; where there is none, the tokenizer is built from the word list, merges
     * or SentencePiece model that the repository has.
     *
     * @param vocabulary how many ids the model knows: one beyond it is the package's fault, found before the engine
     */
    public static TextTokenizer open(Path folder, long vocabulary) {
        TokenizerSettings settings = TokenizerSettings.read(folder);
        ConvertedTokenizer source = TokenizerDocuments.read(folder);
        TokenizerLibrary library = TokenizerLibrary.open(source);
        try {
            TokenizerLibrary target = source.separate()
                    .flatMap(ConvertedTokenizer.Separate::target)
                    .map(TokenizerLibrary::open)
                    .orElse(null);
            return new TextTokenizer(library, target, settings, vocabulary);
        } catch (RuntimeException e) {
            library.close();
            throw e;
        }
    }

    /** All tokens of the input, however many. A second text that is empty counts as none, as transformers has it. */
    public Encoding encode(TextInput input) {
        return encoding(library, library.encode(input.text(), input.textPair(), true));
    }

    /** The text's own tokens, without those that the tokenizer puts around it. */
    public Encoding encodeWithoutSpecial(String text) {
        return encoding(library, library.encode(text, null, false));
    }

    /** The text as one in the target language, where the tokenizer has a model of its own for that. */
    public Encoding encodeTarget(String text) {
        TokenizerLibrary encoding = target == null ? library : target;
        return encoding(encoding, encoding.encode(text, null, true));
    }

    /**
     * All tokens of a text that is already cut into words: {@link Encoding#word} says which of them a token is from.
     */
    public Encoding encodeWords(List<String> words) {
        words.forEach(TextInput::of);
        return encoding(library, library.encodeWords(words));
    }

    /** The same, truncated. */
    public Encoding encodeWords(List<String> words, int maxTokens) {
        return Truncation.truncate(encodeWords(words), maxTokens, settings.keepEnd(), library.sharing());
    }

    private Encoding encoding(TokenizerLibrary library, ai.djl.huggingface.tokenizers.Encoding encoded) {
        long[] ids = library.ids(encoded);
        long[] special = encoded.getSpecialTokenMask();
        long[] sequences = encoded.getSequenceIds();
        long[] words = encoded.getWordIds();
        CharSpan[] spans = encoded.getCharTokenSpans();
        Encoding.Columns columns = new Encoding.Columns(ids.length);
        System.arraycopy(encoded.getTypeIds(), 0, columns.types, 0, ids.length);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] >= vocabulary) {
                throw TokenizerLibrary.malformed(
                        "it gives the id " + ids[i] + ", but the model knows " + vocabulary, null);
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
        return Truncation.truncate(encode(input), maxTokens, settings.keepEnd(), library.sharing());
    }

    /** Tokens of the input, the text of {@code sequence} (0, or 1 for the second of a pair) alone giving up tokens. */
    public Encoding encode(TextInput input, int sequence, int maxTokens) {
        return Truncation.truncateOnly(encode(input), sequence, maxTokens, settings.keepEnd(), library.sharing());
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
        return settings.token("unk_token")
                .or(tokens::unknownToken)
                .map(this::idOf)
                .orElse(OptionalLong.empty());
    }

    /** The id of the token that stands for the whole sequence. */
    public OptionalLong classId() {
        return settings.token("cls_token")
                .or(() -> tokens.addedToken("[CLS]", "<s>"))
                .map(this::idOf)
                .orElse(OptionalLong.empty());
    }

    /** The id of the token that ends a text, where the tokenizer has one. */
    public OptionalLong endId() {
        return roleId("eos_token");
    }

    /** The id of the token that begins a text, where the tokenizer has one. */
    public OptionalLong beginId() {
        return roleId("bos_token");
    }

    /** The id that rows of a batch are filled up with, where the tokenizer has one. */
    public OptionalLong padId() {
        return roleId("pad_token");
    }

    private OptionalLong roleId(String role) {
        return settings.token(role).map(this::idOf).orElse(OptionalLong.empty());
    }

    /** The text of a special token by its field in the configuration, for example {@code bos_token}. */
    public Optional<String> specialToken(String field) {
        return settings.token(field);
    }

    /** Whether rows of a batch are filled up before their text and not after it. */
    public boolean padsLeft() {
        return settings.padsLeft();
    }

    /**
     * Whether the token is one that the tokenizer sets apart from text. M2M100's languages are, although
     * {@link #decode} leaves them out only where the repository lists them, as transformers has it.
     */
    public boolean isSpecialId(long id) {
        return tokens.isSpecial(id) || library.hasOwnIds() && tokens.token(id).matches("__\\w+__");
    }

    /** The text of tokens; with {@code skipSpecial} those the tokenizer calls special are left out. */
    public String decode(long[] ids, boolean skipSpecial) {
        String text = library.afterSpecial()
                .map(after -> aroundSpecial(ids, skipSpecial, after))
                .orElseGet(() -> library.decode(ids, skipSpecial));
        return settings.cleanUp() ? CleanUp.clean(text) : text;
    }

    private String aroundSpecial(long[] ids, boolean skipSpecial, String after) {
        StringBuilder text = new StringBuilder();
        List<String> pieces = new ArrayList<>();
        for (long id : ids) {
            String token = tokens.token(id);
            String known = token.isEmpty() ? settings.token("unk_token").orElse("") : token;
            if (!tokens.isSpecialText(known)) {
                pieces.add(known);
            } else if (!skipSpecial) {
                text.append(decoder.text(pieces)).append(known).append(after);
                pieces.clear();
            }
        }
        return text.append(decoder.text(pieces)).toString().strip();
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
        return settings.token("mask_token").or(() -> tokens.addedToken("[MASK]", "<mask>"));
    }

    /** The first token that a text becomes when nothing is added to it. */
    public OptionalLong firstIdOf(String text) {
        long[] ids = library.ids(library.encode(text, null, false));
        return ids.length == 0 ? OptionalLong.empty() : OptionalLong.of(ids[0]);
    }

    /** The id of a token that the vocabulary has exactly so: a word piece's mark included. */
    public OptionalLong idOf(String token) {
        Long id = tokens.id(token);
        return id == null || id >= vocabulary ? OptionalLong.empty() : OptionalLong.of(id);
    }

    @Override
    public void close() {
        library.close();
        if (target != null) {
            target.close();
        }
    }
}
