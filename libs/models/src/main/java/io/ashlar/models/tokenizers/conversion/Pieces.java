package io.ashlar.models.tokenizers.conversion;

import static io.ashlar.models.tokenizers.conversion.Parts.charsMap;
import static io.ashlar.models.tokenizers.conversion.Parts.metaspace;
import static io.ashlar.models.tokenizers.conversion.Parts.normalizers;
import static io.ashlar.models.tokenizers.conversion.Parts.part;

import io.ashlar.models.tokenizers.conversion.SentencePieceModel.Algorithm;
import io.ashlar.models.tokenizers.conversion.SentencePieceModel.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a SentencePiece model in the order of a tokenizer's ids.
 *
 * @param unknown the id of the unknown piece in that order
 */
record Pieces(String file, SentencePieceModel model, List<Piece> inOrder, int unknown) {
    private static final float UNUSED = -100;

    /** No text has this before a piece's name. */
    private static final String HIDDEN = "\uFFFE\uFFFF";

    /** The first of these files that the repository has, its pieces in their own order. */
    static Pieces read(Repository repository, String... files) {
        String file = repository.first(files).orElseThrow(() -> Repository.missing(files[0]));
        SentencePieceModel model = SentencePieceModel.read(file, repository.bytes(file));
        return new Pieces(file, model, model.pieces(), model.unknownId());
    }

    /** Fairseq's order: its own first four, then the pieces after SentencePiece's first three. */
    Pieces fairseq(SpecialTokens tokens) {
        return after(
                List.of(tokens.text(Role.BOS), tokens.text(Role.PAD), tokens.text(Role.EOS), tokens.text(Role.UNK)), 3);
    }

    Pieces camembert(SpecialTokens tokens) {
        List<Piece> pieces = new ArrayList<>(List.of(
                SentencePieces.placed("<s>NOTUSED", 0),
                SentencePieces.placed(tokens.text(Role.PAD), 0),
                SentencePieces.placed("</s>NOTUSED", 0),
                SentencePieces.placed(tokens.text(Role.UNK), 0),
                SentencePieces.placed("<unk>NOTUSED", UNUSED)));
        pieces.addAll(model.pieces().subList(1, model.pieces().size()));
        return new Pieces(file, model, pieces, 3);
    }

    /** These first, then the model's own but for its first few. */
    Pieces after(List<String> first, int dropped) {
        if (model.pieces().size() < dropped) {
            throw Repository.malformed(file, "it has " + model.pieces().size() + " pieces");
        }
        List<Piece> pieces = new ArrayList<>();
        first.forEach(text -> pieces.add(SentencePieces.placed(text, text.startsWith("<unk_") ? UNUSED : 0)));
        pieces.addAll(model.pieces().subList(dropped, model.pieces().size()));
        int own = model.unknownId() - dropped;
        return new Pieces(file, model, pieces, own < 0 ? 3 : first.size() + own);
    }

    Pieces followedBy(List<String> last) {
        List<Piece> pieces = new ArrayList<>(inOrder);
        last.forEach(text -> pieces.add(SentencePieces.placed(text, 0)));
        return new Pieces(file, model, pieces, unknown);
    }

    /**
     * The same where control pieces, but for those that are tokens, are never found in a text: SentencePiece's rule.
     */
    Pieces withControlsHidden(SpecialTokens tokens) {
        Set<String> known = tokens.all().stream().map(AddedToken::content).collect(Collectors.toSet());
        List<Piece> pieces = inOrder.stream()
                .map(piece -> piece.isControl() && !known.contains(piece.text())
                        ? new Piece(HIDDEN + piece.text(), piece.score(), piece.type())
                        : piece)
                .toList();
        return new Pieces(file, model, pieces, unknown);
    }

    Vocabulary vocabulary(SpecialTokens tokens) {
        Map<String, Long> ids = new LinkedHashMap<>();
        for (int i = 0; i < inOrder.size(); i++) {
            ids.putIfAbsent(inOrder.get(i).text(), (long) i);
        }
        if (ids.size() != inOrder.size()) {
            throw Repository.malformed(file, "it has a piece twice, or one that its tokenizer's class adds");
        }
        return new Vocabulary(file, ids, tokens.all());
    }

    /** These steps and then the model's own map of characters; absent where there is none of either. */
    @Nullable Map<String, Object> normalizer(List<Map<String, Object>> first) {
        List<Map<String, Object>> steps = new ArrayList<>(first);
        if (model.charsMap().length > 0) {
            steps.add(charsMap(model.charsMap()));
        }
        if (steps.isEmpty()) {
            return null;
        }
        return steps.size() == 1 ? steps.get(0) : normalizers(steps);
    }

    /** The model's own map of characters, then single spaces, and none at the end. */
    Map<String, Object> spacesJoined() {
        List<Map<String, Object>> steps = new ArrayList<>();
        if (model.charsMap().length > 0) {
            steps.add(charsMap(model.charsMap()));
        }
        steps.add(Parts.replaceAll(" {2,}", " "));
        steps.add(part("Strip", "strip_left", false, "strip_right", true));
        return normalizers(steps);
    }

    ConvertedTokenizer document(
            Vocabulary vocabulary,
            @Nullable Map<String, Object> normalizer,
            Map<String, Object> preTokenizer,
            Map<String, Object> processor) {
        return ConvertedTokenizer.of(new Document(
                vocabulary, normalizer, preTokenizer, processor, metaspace("always", true), model(vocabulary)));
    }

    /** The model of the document: unigram with scores, or byte pairs by the pieces' order. */
    Map<String, Object> model(Vocabulary vocabulary) {
        if (model.algorithm() == Algorithm.UNIGRAM) {
            return part(
                    "Unigram",
                    "unk_id",
                    unknown,
                    "vocab",
                    inOrder.stream()
                            .map(piece -> List.of(piece.text(), piece.score()))
                            .toList(),
                    "byte_fallback",
                    model.byteFallback());
        }
        Map<String, Long> ids = vocabulary.model();
        return part(
                "BPE",
                "dropout",
                null,
                "unk_token",
                inOrder.get(unknown).text(),
                "continuing_subword_prefix",
                null,
                "end_of_word_suffix",
                null,
                "fuse_unk",
                true,
                "byte_fallback",
                model.byteFallback(),
                "ignore_merges",
                false,
                "vocab",
                ids,
                "merges",
                Merges.of(ids, piece -> ids.getOrDefault(piece, Long.MAX_VALUE)));
    }
}
