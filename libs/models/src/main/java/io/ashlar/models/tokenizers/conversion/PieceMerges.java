package io.ashlar.models.tokenizers.conversion;

import static io.ashlar.models.tokenizers.conversion.Parts.decoders;
import static io.ashlar.models.tokenizers.conversion.Parts.metaspace;
import static io.ashlar.models.tokenizers.conversion.Parts.part;
import static io.ashlar.models.tokenizers.conversion.Parts.replace;
import static io.ashlar.models.tokenizers.conversion.Parts.replaceAll;
import static io.ashlar.models.tokenizers.conversion.Parts.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Byte-pair models of SentencePiece: Llama, Gemma and NLLB. */
final class PieceMerges {
    private PieceMerges() {}

    /** Llama 1 and 2, Mistral, Phi-3: unknown characters become bytes. */
    static ConvertedTokenizer llama(Repository repository) {
        SpecialTokens tokens =
                new SpecialTokens(repository, Map.of(Role.UNK, "<unk>", Role.BOS, "<s>", Role.EOS, "</s>"));
        Pieces pieces = Pieces.read(repository, "tokenizer.model");
        Vocabulary vocabulary = pieces.vocabulary(tokens.with(pieces.model().addedTokens()));
        boolean prefix = repository.flag("add_prefix_space", true);
        String scheme = repository.flag("legacy", false) ? "always" : "first";
        List<Map<String, Object>> decoding = new ArrayList<>(fromBytes());
        if (prefix) {
            decoding.add(part("Strip", "content", " ", "start", 1, "stop", 0));
        }
        return ConvertedTokenizer.of(new Document(
                vocabulary,
                null,
                metaspace(prefix ? scheme : "never", false),
                BytePairs.ends(repository, tokens, vocabulary, true),
                decoders(decoding),
                pieces.model(vocabulary)));
    }

    /** Gemma: spaces are kept as they are, and no mark is added. */
    static ConvertedTokenizer gemma(Repository repository) {
        Pieces pieces = Pieces.read(repository, "tokenizer.model");
        Map<Role, String> roles =
                new EnumMap<>(Map.of(Role.UNK, "<unk>", Role.BOS, "<bos>", Role.EOS, "<eos>", Role.PAD, "<pad>"));
        if (pieces.model().pieces().stream().anyMatch(piece -> piece.text().equals("<mask>"))) {
            roles.put(Role.MASK, "<mask>");
        }
        SpecialTokens tokens = new SpecialTokens(repository, roles);
        Vocabulary vocabulary = pieces.vocabulary(tokens.with(pieces.model().addedTokens()));
        return ConvertedTokenizer.of(new Document(
                vocabulary,
                replace(" ", Parts.SPACE),
                part("Split", "pattern", Map.of("String", " "), "behavior", "MergedWithPrevious", "invert", false),
                BytePairs.ends(repository, tokens, vocabulary, true),
                decoders(fromBytes()),
                pieces.model(vocabulary)));
    }

    /** NLLB: fairseq's ids, then the languages; the language comes first unless the old order is asked for. */
    static ConvertedTokenizer nllb(Repository repository) {
        SpecialTokens tokens = new SpecialTokens(
                        repository,
                        Map.of(
                                Role.BOS, "<s>",
                                Role.EOS, "</s>",
                                Role.SEP, "</s>",
                                Role.CLS, "<s>",
                                Role.UNK, "<unk>",
                                Role.PAD, "<pad>",
                                Role.MASK, "<mask>"))
                .withMaskStrippingLeft(repository);
        Pieces pieces = Pieces.read(repository, "sentencepiece.bpe.model").fairseq(tokens);
        if (repository.config().path("added_tokens_decoder").isEmpty()) {
            List<String> languages = languages(repository);
            tokens.with(languages.stream().map(AddedToken::special).toList());
            pieces = pieces.followedBy(languages).followedBy(List.of(tokens.text(Role.MASK)));
        }
        Vocabulary vocabulary = pieces.vocabulary(tokens.with(pieces.model().addedTokens()));
        String eos = tokens.text(Role.EOS);
        String language = repository.config().path("src_lang").asText("eng_Latn");
        Map<String, Object> processor = repository.flag("legacy_behaviour", false)
                ? template(List.of("$A", eos, language), List.of("$A", "$B", eos, language), vocabulary)
                : template(List.of(language, "$A", eos), List.of(language, "$A", "$B", eos), vocabulary);
        Map<String, Object> spaces = replaceAll(" {2,}", " ");
        return ConvertedTokenizer.of(new Document(
                vocabulary,
                pieces.model().charsMap().length == 0
                        ? spaces
                        : Parts.normalizers(
                                List.of(Parts.charsMap(pieces.model().charsMap()), spaces)),
                metaspace("always", true),
                processor,
                metaspace("always", true),
                pieces.model(vocabulary)));
    }

    private static List<String> languages(Repository repository) {
        JsonNode named = repository.special("additional_special_tokens");
        List<String> languages = new ArrayList<>();
        named.forEach(token -> languages.add(AddedToken.of(token, true).content()));
        return languages.isEmpty() ? LanguageCodes.NLLB : languages;
    }

    private static List<Map<String, Object>> fromBytes() {
        return List.of(replace(Parts.SPACE, " "), part("ByteFallback"), part("Fuse"));
    }
}
