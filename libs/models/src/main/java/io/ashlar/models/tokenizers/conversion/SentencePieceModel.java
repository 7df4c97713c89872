package io.ashlar.models.tokenizers.conversion;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A SentencePiece model file: its pieces and the map of characters that its normalizer applies. The message is read
 * field by field by numbers of {@code sentencepiece_model.proto}; what is not needed is skipped.
 *
 * @param charsMap the normalizer's trie and texts; empty where it changes nothing
 * @param byteFallback whether a character without a piece becomes pieces of its bytes
 */
record SentencePieceModel(
        List<Piece> pieces, Algorithm algorithm, int unknownId, boolean byteFallback, byte[] charsMap) {
    private static final int MAX_PIECES = 2_000_000;
    private static final int NORMAL = 1;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;

    enum Algorithm {
        UNIGRAM,
        BPE
    }

    record Piece(String text, float score, int type) {
        boolean isControl() {
            return type == CONTROL;
        }

        boolean isUserDefined() {
            return type == USER_DEFINED;
        }
    }

    static SentencePieceModel read(String file, byte[] content) {
        try {
            Parsing parsing = new Parsing(file);
            parsing.model(CodedInputStream.newInstance(content));
            return parsing.result();
        } catch (IOException e) {
            throw Repository.malformed(file, "it is not a SentencePiece model (" + e.getMessage() + ")");
        }
    }

    /** Tokens that the model's maker set apart: control pieces are special, user-defined ones are not. */
    List<AddedToken> addedTokens() {
        return pieces.stream()
                .filter(piece -> piece.isControl() || piece.isUserDefined())
                .map(piece -> piece.isControl() ? AddedToken.special(piece.text()) : AddedToken.plain(piece.text()))
                .toList();
    }

    private static final class Parsing {
        private final String file;
        private final List<Piece> pieces = new ArrayList<>();
        private int modelType = 1;
        private int unknownId;
        private boolean byteFallback;
        private byte[] charsMap = {};

        Parsing(String file) {
            this.file = file;
        }

        SentencePieceModel result() {
            if (pieces.isEmpty()) {
                throw Repository.malformed(file, "it has no pieces");
            }
            if (modelType != 1 && modelType != 2) {
                throw Repository.malformed(file, "its model is of type " + modelType + ", neither unigram nor BPE");
            }
            if (unknownId < 0 || unknownId >= pieces.size()) {
                throw Repository.malformed(file, "its unknown piece is " + unknownId + " of " + pieces.size());
            }
            return new SentencePieceModel(
                    List.copyOf(pieces),
                    modelType == 1 ? Algorithm.UNIGRAM : Algorithm.BPE,
                    unknownId,
                    byteFallback,
                    charsMap);
        }

        void model(CodedInputStream in) throws IOException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case 1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> piece(part(in));
                    case 2 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> trainer(part(in));
                    case 3 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> normalizer(part(in));
                    default -> in.skipField(tag);
                }
            }
        }

        private static CodedInputStream part(CodedInputStream in) throws IOException {
            return CodedInputStream.newInstance(in.readByteArray());
        }

        private void piece(CodedInputStream in) throws IOException {
            String text = "";
            float score = 0;
            int type = NORMAL;
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case 1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> text = in.readStringRequireUtf8();
                    case 2 << 3 | WireFormat.WIRETYPE_FIXED32 -> score = in.readFloat();
                    case 3 << 3 | WireFormat.WIRETYPE_VARINT -> type = in.readInt32();
                    default -> in.skipField(tag);
                }
            }
            if (text.isEmpty() || !Float.isFinite(score) || pieces.size() == MAX_PIECES) {
                throw Repository.malformed(
                        file,
                        "piece " + pieces.size() + " is empty, has no finite score, or is one of more than "
                                + MAX_PIECES);
            }
            pieces.add(new Piece(text, score, type));
        }

        private void trainer(CodedInputStream in) throws IOException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case 3 << 3 | WireFormat.WIRETYPE_VARINT -> modelType = in.readInt32();
                    case 35 << 3 | WireFormat.WIRETYPE_VARINT -> byteFallback = in.readBool();
                    case 40 << 3 | WireFormat.WIRETYPE_VARINT -> unknownId = in.readInt32();
                    default -> in.skipField(tag);
                }
            }
        }

        private void normalizer(CodedInputStream in) throws IOException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == (2 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
                    charsMap = in.readByteArray();
                    CharacterTrie.read(file, charsMap);
                } else {
                    in.skipField(tag);
                }
            }
        }
    }
}
