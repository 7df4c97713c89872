package io.ashlar.models.tokenizers;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.tokenizers.conversion.CharacterTrie;
import java.util.Base64;
import java.util.Set;

/**
 * What a document must keep before the native library has it: the library ends the whole process where it meets a value
 * that it did not expect, so everything known to do that, or to grow a text without bound, is refused here.
 */
final class DocumentRules {
    private static final int MOST_GROWTH = 1_024;
    private static final int MAX_ITEMS = 10_000;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_PATTERN = 10_000;

    private static final Set<String> NORMALIZERS = Set.of(
            "Sequence",
            "BertNormalizer",
            "Strip",
            "StripAccents",
            "NFC",
            "NFD",
            "NFKC",
            "NFKD",
            "Lowercase",
            "Nmt",
            "Precompiled",
            "Replace",
            "Prepend",
            "ByteLevel");
    private static final Set<String> PRE_TOKENIZERS = Set.of(
            "Sequence",
            "BertPreTokenizer",
            "ByteLevel",
            "CharDelimiterSplit",
            "Digits",
            "Metaspace",
            "Punctuation",
            "Split",
            "UnicodeScripts",
            "Whitespace",
            "WhitespaceSplit",
            "FixedLength");
    private static final Set<String> PROCESSORS =
            Set.of("Sequence", "BertProcessing", "ByteLevel", "RobertaProcessing", "TemplateProcessing");
    private static final Set<String> DECODERS = Set.of(
            "Sequence",
            "BPEDecoder",
            "ByteFallback",
            "ByteLevel",
            "CTC",
            "Fuse",
            "Metaspace",
            "Replace",
            "Strip",
            "WordPiece");

    private int growth = 1;

    private DocumentRules() {}

    /** Refuses a document that breaks a rule, naming the part and the rule. */
    static void check(JsonNode document) {
        for (String part : new String[] {"normalizer", "pre_tokenizer", "post_processor", "decoder"}) {
            if (depth(document.path(part)) > MAX_DEPTH) {
                throw broken(part, "is nested more than " + MAX_DEPTH + " deep");
            }
        }
        new DocumentRules().parts(document.path("normalizer"), "normalizer", "normalizers", NORMALIZERS);
        new DocumentRules().parts(document.path("pre_tokenizer"), "pre_tokenizer", "pretokenizers", PRE_TOKENIZERS);
        new DocumentRules().parts(document.path("post_processor"), "post_processor", "processors", PROCESSORS);
        new DocumentRules().parts(document.path("decoder"), "decoder", "decoders", DECODERS);
        MergeRules.check(document.path("model"));
    }

    private static int depth(JsonNode node) {
        int depth = 0;
        for (JsonNode child : node) {
            depth = Math.max(depth, depth(child));
        }
        return depth + 1;
    }

    private void parts(JsonNode part, String where, String children, Set<String> allowed) {
        if (part.isNull() || part.isMissingNode()) {
            return;
        }
        String type = part.path("type").asText();
        if (!allowed.contains(type)) {
            throw broken(
                    where,
                    "is of the type '" + type + "', which is none of "
                            + allowed.stream().sorted().toList());
        }
        if (type.equals("Sequence")) {
            if (part.path(children).size() > MAX_ITEMS) {
                throw broken(where, "has more than " + MAX_ITEMS + " parts");
            }
            part.path(children).forEach(child -> parts(child, where, children, allowed));
        }
        part(part, type, where);
    }

    private void part(JsonNode part, String type, String where) {
        switch (type) {
            case "Precompiled" -> grow(where, charsMap(part, where));
            case "Replace" -> {
                grow(where, part.path("content").asText().length());
                pattern(part.path("pattern"), where);
            }
            case "Prepend" -> {
                if (part.path("prepend").asText().length() > MOST_GROWTH) {
                    throw broken(where, "prepends more than " + MOST_GROWTH + " characters");
                }
            }
            case "Split" -> pattern(part.path("pattern"), where);
            case "FixedLength" -> {
                if (part.path("length").asLong() < 1) {
                    throw broken(where, "cuts pieces of less than one character");
                }
            }
            case "Strip" -> {
                if (part.path("stop").asLong() > 0) {
                    throw broken(where, "strips the ends of tokens, which the library does not survive");
                }
            }
            case "TemplateProcessing" -> template(part, where);
            default -> {}
        }
    }

    private void grow(String where, int factor) {
        growth = Math.min(MOST_GROWTH + 1, growth * Math.max(1, Math.min(factor, MOST_GROWTH + 1)));
        if (growth > MOST_GROWTH) {
            throw broken(where, "may make a text more than " + MOST_GROWTH + " times as long");
        }
    }

    /** The library wants base64 in its one exact form, and ends the process where a map is absent or empty. */
    private static int charsMap(JsonNode part, String where) {
        String text = String.valueOf(part.path("precompiled_charsmap").textValue());
        try {
            byte[] map = Base64.getDecoder().decode(text);
            if (map.length == 0 || !Base64.getEncoder().encodeToString(map).equals(text)) {
                throw broken(where, "has no map of characters in base64");
            }
            return CharacterTrie.read("tokenizer.json", map).longestText();
        } catch (IllegalArgumentException e) {
            throw broken(where, "has a map of characters that is not base64");
        }
    }

    private static void pattern(JsonNode pattern, String where) {
        String expression = pattern.path("Regex").asText("");
        if (expression.length() > MAX_PATTERN || expression.isEmpty() && pattern.has("Regex")) {
            throw broken(where, "has a pattern that is empty, or of more than " + MAX_PATTERN + " characters");
        }
        if (pattern.has("String") && pattern.path("String").asText().isEmpty()) {
            throw broken(where, "looks for the empty text");
        }
        if (SearchCost.isUnbounded(expression)) {
            throw broken(
                    where,
                    "has the pattern '" + expression + "', whose repetitions repeat each other: "
                            + "it could search for ever");
        }
    }

    private static void template(JsonNode part, String where) {
        JsonNode special = part.path("special_tokens");
        for (String list : new String[] {"single", "pair"}) {
            if (part.path(list).size() > MAX_ITEMS) {
                throw broken(where, "has a template of more than " + MAX_ITEMS + " parts");
            }
            for (JsonNode item : part.path(list)) {
                String token = item.path("SpecialToken").path("id").asText("");
                if (item.has("SpecialToken") && !special.has(token)) {
                    throw broken(where, "has '" + token + "' in a template, but not among its special_tokens");
                }
                if (list.equals("single")
                        && item.path("Sequence").path("id").asText().equals("B")) {
                    throw broken(where, "puts a second text into the template for one");
                }
            }
        }
        special.forEach(token -> {
            int ids = token.path("ids").size();
            if (ids != token.path("tokens").size() || ids > MAX_ITEMS) {
                throw broken(where, "has a special token whose ids and texts are not as many");
            }
        });
    }

    private static RuntimeException broken(String where, String rule) {
        return TokenizerLibrary.malformed("its " + where + " " + rule, null);
    }
}
