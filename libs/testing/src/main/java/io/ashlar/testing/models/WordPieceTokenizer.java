package io.ashlar.testing.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * BERT's tokenizer over a vocabulary of letters, digits, signs and a few dozen words: every lower-case English text has
 * tokens.
 */
final class WordPieceTokenizer {
    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String SIGNS = ".,!?'\"-:;()/&%$#@+=*<>[]_";
    private static final List<String> WORDS = List.of(
            "the", "a", "is", "it", "and", "of", "to", "in", "not", "this", "that", "was", "very", "good", "bad",
            "stone", "house", "film", "book", "red", "blue", "small", "large", "one", "two", "three", "man", "woman",
            "child", "play", "walk", "eat", "no", "yes", "##s", "##ed", "##ing", "##ly", "##er", "##est");

    private WordPieceTokenizer() {}

    static TinyTokenizer of(String className, int maxTokens) {
        Map<String, Integer> vocabulary = vocabulary();
        Map<String, Object> file = TinyTokenizer.emptyFile();
        file.put(
                "added_tokens",
                SPECIAL.stream()
                        .map(token -> TinyTokenizer.special(SPECIAL.indexOf(token), token, false))
                        .toList());
        Map<String, Object> normalizer = new LinkedHashMap<>();
        normalizer.put("type", "BertNormalizer");
        normalizer.put("clean_text", true);
        normalizer.put("handle_chinese_chars", true);
        normalizer.put("strip_accents", null);
        normalizer.put("lowercase", true);
        file.put("normalizer", normalizer);
        file.put("pre_tokenizer", Map.of("type", "BertPreTokenizer"));
        file.put("post_processor", postProcessor());
        Map<String, Object> decoder = new LinkedHashMap<>();
        decoder.put("type", "WordPiece");
        decoder.put("prefix", "##");
        decoder.put("cleanup", true);
        file.put("decoder", decoder);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("type", "WordPiece");
        model.put("unk_token", "[UNK]");
        model.put("continuing_subword_prefix", "##");
        model.put("max_input_chars_per_word", 100);
        model.put("vocab", vocabulary);
        file.put("model", model);
        return new TinyTokenizer(vocabulary.size(), file, configuration(className, maxTokens));
    }

    private static Map<String, Integer> vocabulary() {
        List<String> tokens = new ArrayList<>(SPECIAL);
        CHARACTERS.chars().forEach(c -> tokens.add("" + (char) c));
        CHARACTERS.chars().forEach(c -> tokens.add("##" + (char) c));
        SIGNS.chars().forEach(c -> tokens.add("" + (char) c));
        WORDS.stream().filter(word -> !tokens.contains(word)).forEach(tokens::add);
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        tokens.stream().distinct().forEach(token -> vocabulary.put(token, vocabulary.size()));
        return vocabulary;
    }

    /** [CLS] A [SEP], and [CLS] A [SEP] B [SEP] with type 1 from B on. */
    private static Map<String, Object> postProcessor() {
        Map<String, Object> processor = new LinkedHashMap<>();
        processor.put("type", "TemplateProcessing");
        processor.put("single", List.of(specialAt("[CLS]", 0), sequenceAt("A", 0), specialAt("[SEP]", 0)));
        processor.put(
                "pair",
                List.of(
                        specialAt("[CLS]", 0),
                        sequenceAt("A", 0),
                        specialAt("[SEP]", 0),
                        sequenceAt("B", 1),
                        specialAt("[SEP]", 1)));
        Map<String, Object> tokens = new LinkedHashMap<>();
        for (String token : List.of("[CLS]", "[SEP]")) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", token);
            entry.put("ids", List.of(SPECIAL.indexOf(token)));
            entry.put("tokens", List.of(token));
            tokens.put(token, entry);
        }
        processor.put("special_tokens", tokens);
        return processor;
    }

    private static Map<String, Object> specialAt(String token, int type) {
        return Map.of("SpecialToken", place(token, type));
    }

    private static Map<String, Object> sequenceAt(String sequence, int type) {
        return Map.of("Sequence", place(sequence, type));
    }

    private static Map<String, Object> place(String id, int type) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("id", id);
        place.put("type_id", type);
        return place;
    }

    private static Map<String, Object> configuration(String className, int maxTokens) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("tokenizer_class", className);
        configuration.put("do_lower_case", true);
        configuration.put("model_max_length", maxTokens);
        configuration.put("cls_token", "[CLS]");
        configuration.put("mask_token", "[MASK]");
        configuration.put("pad_token", "[PAD]");
        configuration.put("sep_token", "[SEP]");
        configuration.put("unk_token", "[UNK]");
        return configuration;
    }
}
