package io.ashlar.models.tokenizers.conversion;

import static io.ashlar.models.tokenizers.conversion.Parts.byteLevel;
import static io.ashlar.models.tokenizers.conversion.Parts.part;
import static io.ashlar.models.tokenizers.conversion.Parts.preTokenizers;
import static io.ashlar.models.tokenizers.conversion.Parts.replaceAll;
import static io.ashlar.models.tokenizers.conversion.Parts.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pairs of bytes from {@code vocab.json} and {@code merges.txt}: GPT-2 and its relatives, RoBERTa, BART, CLIP. */
final class BytePairs {
    private static final String FILE = "vocab.json";
    private static final String MERGES = "merges.txt";
    private static final String CLIP_WORDS =
            "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d" + "|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";
    private static final String QWEN_WORDS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private BytePairs() {}

    /** GPT-2, GPT-Neo, OPT: a begin token where {@code add_bos_token} asks for it. */
    static ConvertedTokenizer gpt2(Repository repository) {
        String end = "<|endoftext|>";
        SpecialTokens tokens = new SpecialTokens(repository, Map.of(Role.UNK, end, Role.BOS, end, Role.EOS, end));
        Vocabulary vocabulary = vocabulary(repository, tokens);
        return document(
                repository, vocabulary, null, words(repository), ends(repository, tokens, vocabulary, false), null, "");
    }

    /** RoBERTa, BART. */
    static ConvertedTokenizer roberta(Repository repository) {
        SpecialTokens tokens = new SpecialTokens(
                repository,
                Map.of(
                        Role.BOS, "<s>",
                        Role.EOS, "</s>",
                        Role.SEP, "</s>",
                        Role.CLS, "<s>",
                        Role.UNK, "<unk>",
                        Role.PAD, "<pad>",
                        Role.MASK, "<mask>"));
        Vocabulary vocabulary = vocabulary(repository, tokens);
        Map<String, Object> processor = robertaProcessing(
                tokens, vocabulary, repository.flag("trim_offsets", true), repository.flag("add_prefix_space", false));
        return document(repository, vocabulary, null, words(repository), processor, null, "");
    }

    /** DeBERTa, the first version. */
    static ConvertedTokenizer deberta(Repository repository) {
        SpecialTokens tokens = new SpecialTokens(repository, bracketed()).withMaskStrippingLeft(repository);
        Vocabulary vocabulary = vocabulary(repository, tokens);
        String cls = tokens.text(Role.CLS);
        String sep = tokens.text(Role.SEP);
        Map<String, Object> processor =
                template(List.of(cls, "$A", sep), List.of(cls, "$A", sep, "$B:1", sep + ":1"), vocabulary);
        return document(repository, vocabulary, null, words(repository), processor, null, "");
    }

    /** CLIP: lower case, and words that end in a mark of their own. */
    static ConvertedTokenizer clip(Repository repository) {
        String end = "<|endoftext|>";
        SpecialTokens tokens = new SpecialTokens(
                repository, Map.of(Role.UNK, end, Role.BOS, "<|startoftext|>", Role.EOS, end, Role.PAD, end));
        Vocabulary vocabulary = vocabulary(repository, tokens);
        ConvertedTokenizer converted = document(
                repository,
                vocabulary,
                Parts.normalizers(List.of(part("NFC"), replaceAll("\\s+", " "), part("Lowercase"))),
                preTokenizers(List.of(
                        part("Split", "pattern", Map.of("Regex", CLIP_WORDS), "behavior", "Removed", "invert", true),
                        byteLevel(false, true))),
                part(
                        "RobertaProcessing",
                        "sep",
                        pair(tokens.text(Role.EOS), vocabulary),
                        "cls",
                        pair(tokens.text(Role.BOS), vocabulary),
                        "trim_offsets",
                        false,
                        "add_prefix_space",
                        false),
                tokens.text(Role.UNK),
                "</w>");
        return new ConvertedTokenizer(
                converted.document(),
                converted.separate(),
                converted.preparation(),
                text -> text.replace("</w>", " ").strip());
    }

    /** Qwen 2. */
    static ConvertedTokenizer qwen2(Repository repository) {
        String end = "<|endoftext|>";
        SpecialTokens tokens = new SpecialTokens(repository, Map.of(Role.UNK, end, Role.EOS, end, Role.PAD, end));
        Vocabulary vocabulary = vocabulary(repository, tokens);
        return document(
                repository,
                vocabulary,
                part("NFC"),
                preTokenizers(List.of(
                        part("Split", "pattern", Map.of("Regex", QWEN_WORDS), "behavior", "Isolated", "invert", false),
                        byteLevel(repository.flag("add_prefix_space", false), false))),
                ends(repository, tokens, vocabulary, false),
                null,
                "");
    }

    /** The special tokens of DeBERTa and of models like it. */
    static Map<Role, String> bracketed() {
        return Map.of(
                Role.BOS, "[CLS]",
                Role.EOS, "[SEP]",
                Role.SEP, "[SEP]",
                Role.CLS, "[CLS]",
                Role.UNK, "[UNK]",
                Role.PAD, "[PAD]",
                Role.MASK, "[MASK]");
    }

    static Map<String, Object> robertaProcessing(
            SpecialTokens tokens, Vocabulary vocabulary, boolean trimOffsets, boolean addPrefixSpace) {
        return part(
                "RobertaProcessing",
                "sep",
                pair(tokens.text(Role.SEP), vocabulary),
                "cls",
                pair(tokens.text(Role.CLS), vocabulary),
                "trim_offsets",
                trimOffsets,
                "add_prefix_space",
                addPrefixSpace);
    }

    /** Begin and end tokens around each text, as {@code add_bos_token} and {@code add_eos_token} say. */
    static Map<String, Object> ends(
            Repository repository, SpecialTokens tokens, Vocabulary vocabulary, boolean beginByDefault) {
        List<String> single = new ArrayList<>(List.of("$A"));
        List<String> second = new ArrayList<>(List.of("$B:1"));
        if (repository.flag("add_bos_token", beginByDefault)
                && tokens.find(Role.BOS).isPresent()) {
            single.add(0, tokens.text(Role.BOS));
            second.add(0, tokens.text(Role.BOS) + ":1");
        }
        if (repository.flag("add_eos_token", false) && tokens.find(Role.EOS).isPresent()) {
            single.add(tokens.text(Role.EOS));
            second.add(tokens.text(Role.EOS) + ":1");
        }
        List<String> pair = new ArrayList<>(single);
        pair.addAll(second);
        return template(single, pair, vocabulary);
    }

    private static Map<String, Object> words(Repository repository) {
        return byteLevel(repository.flag("add_prefix_space", false), true);
    }

    private static List<Object> pair(String token, Vocabulary vocabulary) {
        return List.of(token, vocabulary.idOf(token));
    }

    private static Vocabulary vocabulary(Repository repository, SpecialTokens tokens) {
        return new Vocabulary(FILE, ids(repository, FILE), tokens.all());
    }

    /** A file of tokens and their ids. */
    static Map<String, Long> ids(Repository repository, String file) {
        if (!repository.has(file)) {
            throw Repository.missing(file);
        }
        Map<String, Long> ids = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : repository.json(file).properties()) {
            JsonNode id = entry.getValue();
            if (!id.isIntegralNumber() || !id.canConvertToInt() || id.intValue() < 0) {
                throw Repository.malformed(file, "'" + entry.getKey() + "' has the id " + id);
            }
            ids.put(entry.getKey(), id.longValue());
        }
        if (ids.isEmpty()) {
            throw Repository.malformed(file, "it has no tokens");
        }
        return ids;
    }

    private static ConvertedTokenizer document(
            Repository repository,
            Vocabulary vocabulary,
            @Nullable Map<String, Object> normalizer,
            Map<String, Object> preTokenizer,
            Map<String, Object> processor,
            @Nullable String unknown,
            String endOfWord) {
        List<List<String>> merges = Merges.read(repository, MERGES);
        for (List<String> merge : merges) {
            for (String token : List.of(merge.get(0), merge.get(1), merge.get(0) + merge.get(1))) {
                if (!vocabulary.model().containsKey(token)) {
                    throw Repository.malformed(MERGES, "it has '" + token + "', which " + FILE + " lacks");
                }
            }
        }
        return ConvertedTokenizer.of(new Document(
                vocabulary,
                normalizer,
                preTokenizer,
                processor,
                byteLevel(true, true),
                part(
                        "BPE",
                        "dropout",
                        null,
                        "unk_token",
                        unknown,
                        "continuing_subword_prefix",
                        "",
                        "end_of_word_suffix",
                        endOfWord,
                        "fuse_unk",
                        false,
                        "byte_fallback",
                        false,
                        "ignore_merges",
                        false,
                        "vocab",
                        vocabulary.model(),
                        "merges",
                        merges)));
    }
}
