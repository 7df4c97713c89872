package io.ashlar.models.tokenizers.conversion;

import static io.ashlar.models.tokenizers.conversion.Parts.metaspace;
import static io.ashlar.models.tokenizers.conversion.Parts.part;
import static io.ashlar.models.tokenizers.conversion.Parts.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tokenizers whose SentencePiece models only cut texts, while a {@code vocab.json} has the ids: M2M100 and Marian. */
final class SeparateVocabulary {
    private static final String FILE = "vocab.json";

    private SeparateVocabulary() {}

    /** M2M100: the languages come after the vocabulary, and one before each text. */
    static ConvertedTokenizer m2m100(Repository repository) {
        SpecialTokens tokens = new SpecialTokens(
                repository,
                Map.of(
                        Role.BOS, "<s>",
                        Role.EOS, "</s>",
                        Role.SEP, "</s>",
                        Role.UNK, "<unk>",
                        Role.PAD, "<pad>"));
        boolean wmt = repository.config().path("language_codes").asText().equals("wmt21");
        List<String> languages = (wmt ? LanguageCodes.WMT_21 : LanguageCodes.M2M_100)
                .stream().map(code -> "__" + code + "__").toList();
        Map<String, Long> ids = new LinkedHashMap<>(BytePairs.ids(repository, FILE));
        long next = ids.size();
        for (String language : languages) {
            ids.put(language, next++);
        }
        String language = "__" + repository.config().path("src_lang").asText("en") + "__";
        String eos = tokens.text(Role.EOS);
        Pieces pieces = Pieces.read(repository, "sentencepiece.bpe.model");
        List<String> single = List.of(language, "$A", eos);
        List<String> pair = List.of(language, "$A", "$B", eos);
        return converted(pieces, tokens, ids, new Templates(single, pair, ""), Optional.empty());
    }

    /** Marian: one model for the source and one for the target. */
    static ConvertedTokenizer marian(Repository repository) {
        SpecialTokens tokens =
                new SpecialTokens(repository, Map.of(Role.EOS, "</s>", Role.UNK, "<unk>", Role.PAD, "<pad>"));
        Map<String, Long> ids = BytePairs.ids(repository, FILE);
        tokens.with(ids.keySet().stream()
                .filter(token -> token.matches(">>.+<<"))
                .map(AddedToken::plain)
                .toList());
        Map<String, Long> targetIds =
                repository.flag("separate_vocabs", false) ? BytePairs.ids(repository, "target_vocab.json") : ids;
        String eos = tokens.text(Role.EOS);
        Templates templates = new Templates(List.of("$A", eos), List.of("$A", "$B", eos), " ");
        ConvertedTokenizer target =
                converted(Pieces.read(repository, "target.spm"), tokens, targetIds, templates, Optional.empty());
        ConvertedTokenizer source =
                converted(Pieces.read(repository, "source.spm"), tokens, ids, templates, Optional.of(target));
        ObjectNode targetVocabulary = target.separate().orElseThrow().vocabulary();
        return new ConvertedTokenizer(
                source.document(),
                source.separate()
                        .map(separate -> new ConvertedTokenizer.Separate(
                                separate.ids(), targetVocabulary, separate.afterSpecial(), separate.target())),
                source.preparation(),
                source.finish());
    }

    private record Templates(List<String> single, List<String> pair, String afterSpecial) {}

    private static ConvertedTokenizer converted(
            Pieces all,
            SpecialTokens tokens,
            Map<String, Long> ids,
            Templates templates,
            Optional<ConvertedTokenizer> target) {
        Pieces pieces = all.withControlsHidden(tokens);
        Vocabulary cutting = pieces.vocabulary(tokens).forCuttingOnly();
        Map<String, Object> processor = template(templates.single(), templates.pair(), cutting);
        Document document =
                new Document(cutting, null, null, processor, metaspace("always", true), pieces.model(cutting));
        String unknown = tokens.text(Role.UNK);
        Long unknownId = ids.get(unknown);
        if (unknownId == null) {
            throw Repository.malformed(FILE, "it has no '" + unknown + "'");
        }
        Map<String, Long> own = new HashMap<>(ids);
        List<AddedToken> known = new ArrayList<>();
        long next = ids.values().stream().mapToLong(Long::longValue).max().orElse(-1) + 1;
        for (AddedToken token : tokens.all()) {
            if (!own.containsKey(token.content())) {
                own.put(token.content(), next++);
            }
            known.add(token);
        }
        return new ConvertedTokenizer(
                document.json(),
                Optional.of(new ConvertedTokenizer.Separate(
                        new TokenIds(own, unknownId),
                        vocabulary(own, known, unknown),
                        Optional.of(templates.afterSpecial()),
                        target)),
                new PieceNormalizer(
                        CharacterTrie.read(pieces.file(), pieces.model().charsMap()), tokens.all()),
                UnaryOperator.identity());
    }

    /** A document that only knows ids and texts. */
    static ObjectNode vocabulary(Map<String, Long> ids, List<AddedToken> tokens, String unknown) {
        return new Document(
                        new Vocabulary(FILE, ids, tokens),
                        null,
                        null,
                        null,
                        metaspace("always", true),
                        part("WordLevel", "vocab", ids, "unk_token", unknown))
                .json();
    }
}
