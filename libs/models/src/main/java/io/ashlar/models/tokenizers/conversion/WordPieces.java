package io.ashlar.models.tokenizers.conversion;

import static io.ashlar.models.tokenizers.conversion.Parts.part;
import static io.ashlar.models.tokenizers.conversion.Parts.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Word pieces from {@code vocab.txt}, a token a line: BERT and its relatives, and MPNet. */
final class WordPieces {
    private static final String FILE = "vocab.txt";
    private static final int MAX_WORD = 100;

    private WordPieces() {}

    /** BERT, DistilBERT, ELECTRA. */
    static ConvertedTokenizer bert(Repository repository) {
        SpecialTokens tokens = new SpecialTokens(
                repository,
                Map.of(
                        Role.UNK, "[UNK]",
                        Role.SEP, "[SEP]",
                        Role.PAD, "[PAD]",
                        Role.CLS, "[CLS]",
                        Role.MASK, "[MASK]"));
        Vocabulary vocabulary = new Vocabulary(FILE, words(repository), tokens.all());
        String cls = tokens.text(Role.CLS);
        String sep = tokens.text(Role.SEP);
        return document(
                repository,
                tokens,
                vocabulary,
                template(List.of(cls, "$A", sep), List.of(cls, "$A", sep, "$B:1", sep + ":1"), vocabulary));
    }

    /** MPNet: BERT's words between RoBERTa's special tokens. */
    static ConvertedTokenizer mpnet(Repository repository) {
        SpecialTokens tokens = new SpecialTokens(
                        repository,
                        Map.of(
                                Role.BOS, "<s>",
                                Role.EOS, "</s>",
                                Role.SEP, "</s>",
                                Role.CLS, "<s>",
                                Role.UNK, "[UNK]",
                                Role.PAD, "<pad>",
                                Role.MASK, "<mask>"))
                .withMaskStrippingLeft(repository);
        Vocabulary vocabulary = new Vocabulary(FILE, words(repository), tokens.all());
        return document(repository, tokens, vocabulary, BytePairs.robertaProcessing(tokens, vocabulary, true, false));
    }

    private static ConvertedTokenizer document(
            Repository repository, SpecialTokens tokens, Vocabulary vocabulary, Map<String, Object> processor) {
        String unknown = tokens.text(Role.UNK);
        vocabulary.idOf(unknown);
        return ConvertedTokenizer.of(new Document(
                vocabulary,
                part(
                        "BertNormalizer",
                        "clean_text",
                        true,
                        "handle_chinese_chars",
                        repository.flag("tokenize_chinese_chars", true),
                        "strip_accents",
                        repository.config().hasNonNull("strip_accents")
                                ? repository.flag("strip_accents", false)
                                : null,
                        "lowercase",
                        repository.flag("do_lower_case", true)),
                part("BertPreTokenizer"),
                processor,
                part("WordPiece", "prefix", "##", "cleanup", true),
                part(
                        "WordPiece",
                        "unk_token",
                        unknown,
                        "continuing_subword_prefix",
                        "##",
                        "max_input_chars_per_word",
                        MAX_WORD,
                        "vocab",
                        vocabulary.model())));
    }

    private static Map<String, Long> words(Repository repository) {
        Map<String, Long> words = new LinkedHashMap<>();
        List<String> lines = repository.lines(FILE);
        for (int i = 0; i < lines.size(); i++) {
            words.put(lines.get(i), (long) i);
        }
        if (words.size() != lines.size()) {
            throw Repository.malformed(FILE, "it has a word twice, so that ids are not its lines");
        }
        return words;
    }
}
