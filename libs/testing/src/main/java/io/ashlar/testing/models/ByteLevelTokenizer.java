package io.ashlar.testing.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** RoBERTa's tokenizer over all 256 bytes and a few dozen merges: every text has tokens, and comes back from them. */
final class ByteLevelTokenizer {
    private static final List<String> SPECIAL = List.of("<s>", "<pad>", "</s>", "<unk>");
    private static final String MASK = "<mask>";
    private static final String SPACE = "Ġ";
    /** Each pair joins two tokens that are there by then. */
    private static final List<String> MERGES = List.of(
            "t h", "th e", "i n", "e r", "a n", "o n", "Ġ t", "Ġ a", "Ġ w", "Ġ the", "an d", "Ġ and", "in g", "i s",
            "Ġ is", "o o", "oo d", "g ood", "Ġ good", "s t", "st on", "ston e", "Ġ stone", "e d", "l y", "Ġ s", "Ġ b",
            "Ġb e");

    private ByteLevelTokenizer() {}

    static TinyTokenizer of(String className, int maxTokens) {
        Map<String, Integer> vocabulary = vocabulary();
        Map<String, Object> file = TinyTokenizer.emptyFile();
        List<Object> added = new ArrayList<>();
        SPECIAL.forEach(token -> added.add(TinyTokenizer.special(SPECIAL.indexOf(token), token, false)));
        added.add(TinyTokenizer.special(vocabulary.size() - 1, MASK, true));
        file.put("added_tokens", added);
        file.put("normalizer", null);
        file.put("pre_tokenizer", byteLevel(false));
        Map<String, Object> processor = new LinkedHashMap<>();
        processor.put("type", "RobertaProcessing");
        processor.put("sep", List.of("</s>", SPECIAL.indexOf("</s>")));
        processor.put("cls", List.of("<s>", SPECIAL.indexOf("<s>")));
        processor.put("trim_offsets", true);
        processor.put("add_prefix_space", false);
        file.put("post_processor", processor);
        file.put("decoder", byteLevel(true));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("type", "BPE");
        model.put("dropout", null);
        model.put("unk_token", null);
        model.put("continuing_subword_prefix", "");
        model.put("end_of_word_suffix", "");
        model.put("fuse_unk", false);
        model.put("vocab", vocabulary);
        model.put("merges", MERGES);
        file.put("model", model);
        return new TinyTokenizer(vocabulary.size(), file, configuration(className, maxTokens));
    }

    /** The same without special tokens around a text, as decoders have it. */
    static TinyTokenizer plain(String className, int maxTokens) {
        TinyTokenizer tokenizer = of(className, maxTokens);
        tokenizer.file().put("post_processor", byteLevel(true));
        return tokenizer;
    }

    private static Map<String, Integer> vocabulary() {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        SPECIAL.forEach(token -> vocabulary.put(token, vocabulary.size()));
        byteCharacters().forEach(token -> vocabulary.put(token, vocabulary.size()));
        MERGES.forEach(merge -> vocabulary.put(merge.replace(" ", ""), vocabulary.size()));
        vocabulary.put(MASK, vocabulary.size());
        return vocabulary;
    }

    /**
     * The characters that stand for the 256 bytes: a printable byte for itself, the others for the characters from
     * U+0100 on, in order (so the blank becomes Ġ).
     */
    private static List<String> byteCharacters() {
        List<String> characters = new ArrayList<>();
        int next = 0x100;
        for (int value = 0; value < 256; value++) {
            boolean printable = (value > 0x20 && value < 0x7f) || (value > 0xa0 && value != 0xad);
            characters.add("" + (char) (printable ? value : next++));
        }
        if (!characters.get(' ').equals(SPACE)) {
            throw new IllegalStateException("the blank became " + characters.get(' '));
        }
        return characters;
    }

    private static Map<String, Object> byteLevel(boolean decoder) {
        Map<String, Object> level = new LinkedHashMap<>();
        level.put("type", "ByteLevel");
        level.put("add_prefix_space", decoder);
        level.put("trim_offsets", true);
        level.put("use_regex", true);
        return level;
    }

    private static Map<String, Object> configuration(String className, int maxTokens) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("tokenizer_class", className);
        configuration.put("add_prefix_space", false);
        configuration.put("model_max_length", maxTokens);
        configuration.put("bos_token", "<s>");
        configuration.put("cls_token", "<s>");
        configuration.put("eos_token", "</s>");
        configuration.put("mask_token", MASK);
        configuration.put("pad_token", "<pad>");
        configuration.put("sep_token", "</s>");
        configuration.put("unk_token", "<unk>");
        return configuration;
    }
}
