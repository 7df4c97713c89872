package io.ashlar.models.tasks.generation;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.TextInput;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a multilingual package is told its languages: a token beside the source (mBART, M2M100, NLLB), the first token of
 * the answer, or a mark in the text (Marian's packages of several targets).
 */
final class TranslationLanguages {
    private static final List<String> ROLES =
            List.of("bos_token", "eos_token", "pad_token", "unk_token", "cls_token", "sep_token", "mask_token");

    private final TextTokenizer tokenizer;

    TranslationLanguages(TextTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** The token of a language, by its code as the package spells it, with or without underscores around. */
    private OptionalLong token(String code) {
        for (String spelled : List.of(code, "__" + code + "__")) {
            OptionalLong id = tokenizer.idOf(spelled);
            if (id.isPresent() && tokenizer.isSpecialId(id.getAsLong())) {
                return id;
            }
        }
        return OptionalLong.empty();
    }

    /** What the text itself must begin with for the target; empty where the package tells it otherwise. */
    Optional<String> mark(String target) {
        String mark = ">>" + target + "<<";
        return tokenizer.idOf(mark).isPresent() ? Optional.of(mark + " ") : Optional.empty();
    }

    /** The first token of an answer in the language. */
    long first(String target) {
        return token(target).orElseThrow(() -> unknown("tgt_lang", target));
    }

    /** The source's tokens, those of a language replaced by the one that it is in. */
    long[] source(String text, Optional<String> language, int most) {
        Encoding encoding = tokenizer.encode(TextInput.of(text), most);
        long[] ids = encoding.ids();
        if (language.isEmpty()) {
            return ids;
        }
        long wanted = token(language.get()).orElseThrow(() -> unknown("src_lang", language.get()));
        boolean hasPlace = false;
        for (int i = 0; i < ids.length; i++) {
            if (encoding.isSpecial(i) && !hasRole(ids[i])) {
                ids[i] = wanted;
                hasPlace = true;
            }
        }
        if (!hasPlace) {
            throw unknown("src_lang", language.get());
        }
        return ids;
    }

    private boolean hasRole(long id) {
        return ROLES.stream()
                .map(tokenizer::specialToken)
                .flatMap(Optional::stream)
                .anyMatch(text -> tokenizer.idOf(text).orElse(-1) == id);
    }

    private static ProblemException unknown(String name, String code) {
        return new ProblemException(
                ProblemCode.PARAMETER_INVALID,
                name + " is '" + code + "', which the package's tokenizer does not have as a language. Use a code from "
                        + "the model's card, or leave it out where the model has only one pair of languages.");
    }
}
