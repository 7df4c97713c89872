package io.ashlar.models.tokenizers.conversion;

import static io.ashlar.models.tokenizers.conversion.Parts.part;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * BERTweet (Nguyen et al. 2020): pairs of characters from {@code bpe.codes}, whose pieces {@code vocab.txt} writes with
 * {@code @@} after those that a word goes on after.
 */
final class Bertweet {
    private static final String FILE = "vocab.txt";
    private static final String CODES = "bpe.codes";
    private static final String END = "</w>";
    private static final String GOES_ON = "@@";

    private Bertweet() {}

    static ConvertedTokenizer convert(Repository repository) {
        SpecialTokens tokens = new SpecialTokens(
                repository,
                Map.of(
                        Role.BOS, "<s>",
                        Role.EOS, "</s>",
                        Role.SEP, "</s>",
                        Role.CLS, "<s>",
                        Role.UNK, "<unk>",
                        Role.PAD, "<pad>",
                        Role.MASK, "<mask>"));
        Map<String, Long> words = words(repository, tokens);
        List<List<String>> merges = merges(repository);
        Map<String, Long> pieces = pieces(words, merges, tokens.text(Role.UNK));
        Vocabulary cutting = new Vocabulary(CODES, pieces, tokens.all());
        String bos = tokens.text(Role.BOS);
        String eos = tokens.text(Role.EOS);
        Document document = new Document(
                cutting,
                null,
                part("Split", "pattern", Map.of("Regex", "\\S+\\n?"), "behavior", "Removed", "invert", true),
                Parts.template(List.of(bos, "$A", eos), List.of(bos, "$A", eos, eos, "$B", eos), cutting),
                part("BPEDecoder", "suffix", END),
                part(
                        "BPE",
                        "dropout",
                        null,
                        "unk_token",
                        tokens.text(Role.UNK),
                        "continuing_subword_prefix",
                        null,
                        "end_of_word_suffix",
                        END,
                        "fuse_unk",
                        false,
                        "byte_fallback",
                        false,
                        "vocab",
                        pieces,
                        "merges",
                        merges));
        return new ConvertedTokenizer(
                document.json(),
                Optional.of(new ConvertedTokenizer.Separate(
                        ids(words, pieces, tokens), vocabulary(words, tokens), Optional.empty(), Optional.empty())),
                preparation(repository, tokens),
                UnaryOperator.identity());
    }

    private static UnaryOperator<String> preparation(Repository repository, SpecialTokens tokens) {
        return repository.flag("normalization", false)
                ? new TweetNormalizer(
                        tokens.all().stream().map(AddedToken::content).toList())
                : UnaryOperator.identity();
    }

    /** The model's ids: four special tokens, then the file's words in order, then what is added. */
    private static Map<String, Long> words(Repository repository, SpecialTokens tokens) {
        Map<String, Long> words = new LinkedHashMap<>();
        for (Role role : List.of(Role.BOS, Role.PAD, Role.EOS, Role.UNK)) {
            words.put(tokens.text(role), (long) words.size());
        }
        List<String> lines = repository.lines(FILE);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int space = line.lastIndexOf(' ');
            if (space < 0) {
                throw Repository.malformed(FILE, "line " + (i + 1) + " is not a word and a count");
            }
            words.putIfAbsent(line.substring(0, space), (long) words.size());
        }
        tokens.all().forEach(token -> words.putIfAbsent(token.content(), (long) words.size()));
        return words;
    }

    private static List<List<String>> merges(Repository repository) {
        return Merges.read(repository, CODES);
    }

    /** All symbols that merges make or take, and single characters that the vocabulary has. */
    private static Map<String, Long> pieces(Map<String, Long> words, List<List<String>> merges, String unknown) {
        Map<String, Long> pieces = new LinkedHashMap<>();
        pieces.put(unknown, 0L);
        for (List<String> merge : merges) {
            for (String symbol : List.of(merge.get(0), merge.get(1), merge.get(0) + merge.get(1))) {
                pieces.putIfAbsent(symbol, (long) pieces.size());
            }
        }
        for (String word : words.keySet()) {
            boolean goesOn = word.endsWith(GOES_ON) && word.length() > GOES_ON.length();
            String symbol = goesOn ? word.substring(0, word.length() - GOES_ON.length()) : word;
            if (symbol.codePointCount(0, symbol.length()) == 1) {
                pieces.putIfAbsent(goesOn ? symbol : symbol + END, (long) pieces.size());
            }
        }
        return pieces;
    }

    private static TokenIds ids(Map<String, Long> words, Map<String, Long> pieces, SpecialTokens tokens) {
        String unknown = tokens.text(Role.UNK);
        Map<String, Long> ids = new HashMap<>();
        for (String piece : pieces.keySet()) {
            String word = piece.endsWith(END) ? piece.substring(0, piece.length() - END.length()) : piece + GOES_ON;
            Long id = words.get(word);
            if (id != null) {
                ids.put(piece, id);
            }
        }
        tokens.all().forEach(token -> ids.put(token.content(), words.getOrDefault(token.content(), 0L)));
        return new TokenIds(ids, words.getOrDefault(unknown, 0L));
    }

    private static ObjectNode vocabulary(Map<String, Long> words, SpecialTokens tokens) {
        ObjectNode document = SeparateVocabulary.vocabulary(words, tokens.all(), tokens.text(Role.UNK));
        document.set(
                "decoder",
                io.ashlar.contracts.Json.MAPPER.valueToTree(Parts.decoders(List.of(
                        part("WordPiece", "prefix", "\u0000", "cleanup", false),
                        part("Fuse"),
                        Parts.replace(GOES_ON + " ", "")))));
        return document;
    }
}
