package io.ashlar.models.tokenizers.conversion;

import static io.ashlar.models.tokenizers.conversion.Parts.charsMap;
import static io.ashlar.models.tokenizers.conversion.Parts.metaspace;
import static io.ashlar.models.tokenizers.conversion.Parts.normalizers;
import static io.ashlar.models.tokenizers.conversion.Parts.part;
import static io.ashlar.models.tokenizers.conversion.Parts.preTokenizers;
import static io.ashlar.models.tokenizers.conversion.Parts.replace;
import static io.ashlar.models.tokenizers.conversion.Parts.replaceAll;
import static io.ashlar.models.tokenizers.conversion.Parts.template;

import io.ashlar.models.tokenizers.conversion.SentencePieceModel.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Unigram models of SentencePiece, each class with the order of ids that its models were trained with. */
final class SentencePieces {
    private static final Map<Role, String> FAIRSEQ = Map.of(
            Role.BOS, "<s>",
            Role.EOS, "</s>",
            Role.SEP, "</s>",
            Role.CLS, "<s>",
            Role.UNK, "<unk>",
            Role.PAD, "<pad>",
            Role.MASK, "<mask>");
    private static final int MAX_EXTRA = 10_000;

    private SentencePieces() {}

    /** T5 and mT5: sentinels come after the pieces, the last one first. */
    static ConvertedTokenizer t5(Repository repository) {
        SpecialTokens tokens =
                new SpecialTokens(repository, Map.of(Role.EOS, "</s>", Role.UNK, "<unk>", Role.PAD, "<pad>"));
        Pieces pieces = Pieces.read(repository, "spiece.model", "spm.model", "tokenizer.model");
        int extra = repository.number("extra_ids", 100, MAX_EXTRA);
        List<String> sentinels = IntStream.range(0, extra)
                .mapToObj(i -> "<extra_id_" + (extra - 1 - i) + ">")
                .toList();
        tokens.with(pieces.model().addedTokens())
                .with(sentinels.stream().map(AddedToken::special).toList());
        Pieces all = pieces.followedBy(sentinels);
        Vocabulary vocabulary = all.vocabulary(tokens);
        String eos = tokens.text(Role.EOS);
        return all.document(
                vocabulary,
                all.normalizer(List.of()),
                words(true),
                template(List.of("$A", eos), List.of("$A", eos, "$B", eos), vocabulary));
    }

    /** ALBERT: quotes unified, accents stripped and lower case, as its configuration says. */
    static ConvertedTokenizer albert(Repository repository) {
        SpecialTokens tokens = new SpecialTokens(
                repository,
                Map.of(
                        Role.BOS, "[CLS]",
                        Role.EOS, "[SEP]",
                        Role.UNK, "<unk>",
                        Role.SEP, "[SEP]",
                        Role.PAD, "<pad>",
                        Role.CLS, "[CLS]",
                        Role.MASK, "[MASK]"));
        Pieces pieces = Pieces.read(repository, "spiece.model");
        Vocabulary vocabulary = pieces.vocabulary(tokens.with(pieces.model().addedTokens()));
        List<Map<String, Object>> first = new ArrayList<>(List.of(replace("``", "\""), replace("''", "\"")));
        if (!repository.flag("keep_accents", false)) {
            first.add(part("NFKD"));
            first.add(part("StripAccents"));
        }
        if (repository.flag("do_lower_case", true)) {
            first.add(part("Lowercase"));
        }
        return pieces.document(
                vocabulary,
                pieces.normalizer(first),
                words(repository.flag("add_prefix_space", true)),
                bertTemplate(tokens, vocabulary));
    }

    /** DeBERTa, versions 2 and 3. */
    static ConvertedTokenizer debertaV2(Repository repository) {
        SpecialTokens tokens = new SpecialTokens(repository, BytePairs.bracketed());
        Pieces pieces = Pieces.read(repository, "spm.model");
        Vocabulary vocabulary = pieces.vocabulary(tokens.with(pieces.model().addedTokens()));
        List<Map<String, Object>> normalizers = new ArrayList<>();
        if (repository.flag("do_lower_case", false)) {
            normalizers.add(part("Lowercase"));
        }
        normalizers.add(replaceAll("\\s{2,}|[\\n\\r\\t]", " "));
        normalizers.add(part("NFC"));
        if (pieces.model().charsMap().length > 0) {
            normalizers.add(charsMap(pieces.model().charsMap()));
        }
        normalizers.add(part("Strip", "strip_left", false, "strip_right", true));
        List<Map<String, Object>> splits = new ArrayList<>();
        if (repository.flag("split_by_punct", false)) {
            splits.add(part("Punctuation", "behavior", "Isolated"));
        }
        splits.add(metaspace("always", true));
        return pieces.document(
                vocabulary, normalizers(normalizers), preTokenizers(splits), bertTemplate(tokens, vocabulary));
    }

    /** XLM-RoBERTa: fairseq's ids, one above the pieces'. */
    static ConvertedTokenizer xlmRoberta(Repository repository) {
        SpecialTokens tokens = new SpecialTokens(repository, FAIRSEQ);
        Pieces pieces = Pieces.read(repository, "sentencepiece.bpe.model")
                .fairseq(tokens)
                .followedBy(List.of(tokens.text(Role.MASK)));
        Vocabulary vocabulary = pieces.vocabulary(tokens.with(pieces.model().addedTokens()));
        return pieces.document(
                vocabulary,
                pieces.normalizer(List.of()),
                words(repository.flag("add_prefix_space", true)),
                robertaTemplate(tokens, vocabulary));
    }

    /** CamemBERT: fairseq's ids, five above the pieces'. */
    static ConvertedTokenizer camembert(Repository repository) {
        SpecialTokens tokens = new SpecialTokens(repository, FAIRSEQ).withMaskStrippingLeft(repository);
        tokens.with(Stream.of("<s>NOTUSED", "</s>NOTUSED", "<unk>NOTUSED")
                .map(AddedToken::special)
                .toList());
        Pieces pieces = Pieces.read(repository, "sentencepiece.bpe.model")
                .camembert(tokens)
                .followedBy(List.of(tokens.text(Role.MASK)));
        Vocabulary vocabulary = pieces.vocabulary(tokens.with(pieces.model().addedTokens()));
        return pieces.document(
                vocabulary,
                pieces.normalizer(List.of()),
                words(repository.flag("add_prefix_space", true)),
                robertaTemplate(tokens, vocabulary));
    }

    /** mBART, of 25 languages or of 50: fairseq's ids, then the languages, then the mask. */
    static ConvertedTokenizer mbart(Repository repository, List<String> languages, boolean languageFirst) {
        SpecialTokens tokens = new SpecialTokens(repository, FAIRSEQ).withMaskStrippingLeft(repository);
        tokens.with(languages.stream().map(AddedToken::special).toList());
        Pieces pieces = Pieces.read(repository, "sentencepiece.bpe.model")
                .fairseq(tokens)
                .followedBy(languages)
                .followedBy(List.of(tokens.text(Role.MASK)));
        Vocabulary vocabulary = pieces.vocabulary(tokens.with(pieces.model().addedTokens()));
        String eos = tokens.text(Role.EOS);
        String language = repository.config().path("src_lang").asText("en_XX");
        return pieces.document(
                vocabulary,
                languageFirst ? pieces.spacesJoined() : pieces.normalizer(List.of(part("NFC"))),
                languageFirst ? metaspace("always", true) : words(true),
                languageFirst
                        ? template(List.of(language, "$A", eos), List.of(language, "$A", "$B", eos), vocabulary)
                        : template(List.of("$A", eos, language), List.of("$A", "$B", eos, language), vocabulary));
    }

    /** Pegasus: its own masks and unused tokens come first, so that pieces are above them by {@code offset}. */
    static ConvertedTokenizer pegasus(Repository repository) {
        int offset = repository.number("offset", 103, MAX_EXTRA);
        SpecialTokens tokens = new SpecialTokens(
                repository, Map.of(Role.PAD, "<pad>", Role.EOS, "</s>", Role.UNK, "<unk>", Role.MASK, "<mask_2>"));
        List<String> first = new ArrayList<>(List.of(tokens.text(Role.PAD), tokens.text(Role.EOS)));
        if (offset > 0) {
            String sentence = repository.config().path("mask_token_sent").asText("<mask_1>");
            first.add(sentence.equals("null") ? "<mask_1>" : sentence);
            first.add(tokens.text(Role.MASK));
            IntStream.range(2, offset).forEach(i -> first.add("<unk_" + i + ">"));
        }
        tokens.with(first.stream().map(AddedToken::special).toList());
        Pieces pieces = Pieces.read(repository, "spiece.model").after(first, 2);
        Vocabulary vocabulary = pieces.vocabulary(tokens.with(pieces.model().addedTokens()));
        String eos = tokens.text(Role.EOS);
        return pieces.document(
                vocabulary,
                pieces.spacesJoined(),
                metaspace("always", true),
                template(List.of("$A", eos), List.of("$A", "$B", eos), vocabulary));
    }

    /** Words at spaces, each with SentencePiece's mark before it. */
    static Map<String, Object> words(boolean addPrefixSpace) {
        return preTokenizers(List.of(part("WhitespaceSplit"), metaspace(addPrefixSpace ? "always" : "never", true)));
    }

    private static Map<String, Object> bertTemplate(SpecialTokens tokens, Vocabulary vocabulary) {
        String cls = tokens.text(Role.CLS);
        String sep = tokens.text(Role.SEP);
        return template(List.of(cls, "$A", sep), List.of(cls, "$A", sep, "$B:1", sep + ":1"), vocabulary);
    }

    private static Map<String, Object> robertaTemplate(SpecialTokens tokens, Vocabulary vocabulary) {
        String bos = tokens.text(Role.BOS);
        String eos = tokens.text(Role.EOS);
        return template(List.of(bos, "$A", eos), List.of(bos, "$A", eos, eos, "$B", eos), vocabulary);
    }

    /** A piece of no weight: it is found as an added token alone. */
    static Piece placed(String text, float score) {
        return new Piece(text, score, 0);
    }
}
