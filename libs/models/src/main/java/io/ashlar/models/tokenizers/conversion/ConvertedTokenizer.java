package io.ashlar.models.tokenizers.conversion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a repository's files became.
 *
 * @param document what the tokenizers library reads
 * @param separate what else there is where the document's ids are not the model's
 * @param preparation what is done to a text before the library has it
 * @param finish what is done to a text that the library has put together
 */
public record ConvertedTokenizer(
        ObjectNode document,
        Optional<Separate> separate,
        UnaryOperator<String> preparation,
        UnaryOperator<String> finish) {
    /**
     * Ids apart from pieces.
     *
     * @param ids the model's id of each text of a token
     * @param vocabulary a document whose ids are the model's: for turning them into text
     * @param afterSpecial what stands after a special token in text: pieces before and after one are put together
     *     apart; absent where the vocabulary's decoder does all of it
     * @param target what encodes texts in the target language; absent where it is the same
     */
    public record Separate(
            TokenIds ids, ObjectNode vocabulary, Optional<String> afterSpecial, Optional<ConvertedTokenizer> target) {}

    /** One that the library does all of. */
    public static ConvertedTokenizer of(ObjectNode document) {
        return new ConvertedTokenizer(document, Optional.empty(), UnaryOperator.identity(), UnaryOperator.identity());
    }

    static ConvertedTokenizer of(Document document) {
        return of(document.json());
    }
}
