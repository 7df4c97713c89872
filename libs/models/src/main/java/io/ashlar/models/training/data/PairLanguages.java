package io.ashlar.models.training.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Puts the codes of languages where a multilingual tokenizer has some code already. */
public final class PairLanguages {
    private static final String FILE = "tokenizer_config.json";
    private static final List<String> OTHERS =
            List.of("bos_token", "eos_token", "unk_token", "pad_token", "cls_token", "sep_token", "mask_token");

    private final Set<Long> notCodes;
    private final OptionalLong source;
    private final OptionalLong target;

    private PairLanguages(Set<Long> notCodes, OptionalLong source, OptionalLong target) {
        this.notCodes = Set.copyOf(notCodes);
        this.source = source;
        this.target = target;
    }

    /** Codes as the recipe has them; absent for those of the package. */
    public record Names(Optional<String> source, Optional<String> target) {}

    static PairLanguages of(Path folder, TextTokenizer tokenizer, Names names) {
        JsonNode config = config(folder);
        Set<Long> notCodes = new HashSet<>();
        for (String other : OTHERS) {
            JsonNode token = config.path(other);
            String text = token.isObject() ? token.path("content").asText() : token.asText();
            tokenizer.idOf(text).ifPresent(notCodes::add);
        }
        boolean multilingual = config.has("src_lang") || config.has("tgt_lang");
        return new PairLanguages(
                notCodes,
                id(tokenizer, names.source(), config.path("src_lang"), multilingual),
                id(tokenizer, names.target(), config.path("tgt_lang"), multilingual));
    }

    private static OptionalLong id(
            TextTokenizer tokenizer, Optional<String> given, JsonNode own, boolean multilingual) {
        if (!multilingual) {
            return OptionalLong.empty(); // a language's name is then part of the prefix, or of the model
        }
        Optional<String> name = given.or(() -> own.isTextual() ? Optional.of(own.textValue()) : Optional.empty());
        if (name.isEmpty()) {
            return OptionalLong.empty();
        }
        for (String spelling : List.of(name.get(), "__" + name.get() + "__")) {
            OptionalLong id = tokenizer.idOf(spelling);
            if (id.isPresent()) {
                return id;
            }
        }
        throw new ProblemException(
                ProblemCode.RECIPE_INVALID,
                "The model's tokenizer has no language '" + name.get()
                        + "'. Give sourceLanguage and targetLanguage as its codes, for example en_XX or eng_Latn.");
    }

    private static JsonNode config(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.isRegularFile(file) ? Json.MAPPER.readTree(file.toFile()) : Json.MAPPER.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long[] source(Encoding encoding) {
        return with(encoding, source);
    }

    long[] target(Encoding encoding) {
        return with(encoding, target);
    }

    private long[] with(Encoding encoding, OptionalLong code) {
        long[] ids = encoding.ids();
        for (int i = 0; code.isPresent() && i < ids.length; i++) {
            if (encoding.isSpecial(i) && !notCodes.contains(ids[i])) {
                ids[i] = code.getAsLong();
            }
        }
        return ids;
    }
}
