package io.ashlar.models.tokenizers;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The {@code decoder} of a {@code tokenizer.json}, for texts of tokens that no vocabulary need have: a task that puts
 * words together again decodes what it has decoded before. Ids alone are decoded by the library itself.
 */
final class TokenDecoder {
    private static final List<String> CLEANED = List.of(".", "?", "!", ",", "n't", "'m", "'s", "'ve", "'re");

    private final UnaryOperator<List<String>> steps;

    private TokenDecoder(UnaryOperator<List<String>> steps) {
        this.steps = steps;
    }

    /** The decoder that the node describes; where there is none, tokens are joined by spaces. */
    static TokenDecoder of(JsonNode decoder) {
        return new TokenDecoder(decoder.isObject() ? step(decoder) : tokens -> List.of(String.join(" ", tokens)));
    }

    /** The text of the tokens. */
    String text(List<String> tokens) {
        return tokens.isEmpty() ? "" : String.join("", steps.apply(tokens));
    }

    private static UnaryOperator<List<String>> step(JsonNode node) {
        switch (node.path("type").asText()) {
            case "WordPiece":
                return wordPieces(
                        node.path("prefix").asText("##"), node.path("cleanup").asBoolean(true));
            case "ByteLevel":
                return tokens -> List.of(ByteCharacters.text(tokens));
            case "Metaspace":
                String mark = node.path("replacement").asText("\u2581");
                boolean prepended = node.has("prepend_scheme")
                        ? !node.path("prepend_scheme").asText().equals("never")
                        : node.path("add_prefix_space").asBoolean(true);
                return tokens -> each(tokens, (token, first) -> token.replace(mark, first && prepended ? "" : " "));
            case "BPEDecoder":
                return endings(node.path("suffix").asText("</w>"));
            case "Sequence":
                List<UnaryOperator<List<String>>> steps = new ArrayList<>();
                node.path("decoders").forEach(inner -> steps.add(step(inner)));
                return tokens -> {
                    List<String> decoded = tokens;
                    for (UnaryOperator<List<String>> step : steps) {
                        decoded = step.apply(decoded);
                    }
                    return decoded;
                };
            case "Replace":
                return replaced(node.path("pattern"), node.path("content").asText());
            case "Fuse":
                return tokens -> List.of(String.join("", tokens));
            case "Strip":
                return stripped(
                        node.path("content").asText(" "),
                        node.path("start").asInt(),
                        node.path("stop").asInt());
            case "ByteFallback":
                return TokenDecoder::bytes;
            default:
                return UnaryOperator.identity();
        }
    }

    private interface OfToken {
        String decoded(String token, boolean first);
    }

    private static List<String> each(List<String> tokens, OfToken step) {
        List<String> decoded = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            decoded.add(step.decoded(tokens.get(i), i == 0));
        }
        return decoded;
    }

    private static UnaryOperator<List<String>> wordPieces(String prefix, boolean cleanUp) {
        return tokens -> each(tokens, (token, first) -> {
            String text = token;
            if (!first) {
                text = token.startsWith(prefix) ? token.substring(prefix.length()) : " " + token;
            }
            return cleanUp ? cleaned(text) : text;
        });
    }

    private static String cleaned(String text) {
        String cleaned = text.replace(" ' ", "'").replace(" do not", " don't");
        for (String attached : CLEANED) {
            cleaned = cleaned.replace(" " + attached, attached);
        }
        return cleaned;
    }

    private static UnaryOperator<List<String>> endings(String suffix) {
        return tokens -> {
            List<String> decoded = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                decoded.add(tokens.get(i).replace(suffix, i == tokens.size() - 1 ? "" : " "));
            }
            return decoded;
        };
    }

    private static UnaryOperator<List<String>> replaced(JsonNode pattern, String content) {
        if (pattern.has("String")) {
            String literal = pattern.path("String").asText();
            return tokens -> each(tokens, (token, first) -> token.replace(literal, content));
        }
        Pattern regex = Pattern.compile(pattern.path("Regex").asText());
        return tokens -> each(
                tokens,
                (token, first) -> regex.matcher(token).replaceAll(java.util.regex.Matcher.quoteReplacement(content)));
    }

    private static UnaryOperator<List<String>> stripped(String content, int start, int stop) {
        return tokens -> each(tokens, (token, first) -> {
            int from = 0;
            while (from < start && token.startsWith(content, from * content.length())) {
                from++;
            }
            int to = 0;
            String rest = token.substring(from * content.length());
            while (to < stop && rest.endsWith(content)) {
                rest = rest.substring(0, rest.length() - content.length());
                to++;
            }
            return rest;
        });
    }

    /** Joins runs of tokens such as {@code <0xE2>} to the characters whose bytes they are. */
    private static List<String> bytes(List<String> tokens) {
        List<String> decoded = new ArrayList<>();
        List<Byte> pending = new ArrayList<>();
        for (String token : tokens) {
            if (token.matches("<0x[0-9A-Fa-f]{2}>")) {
                pending.add((byte) Integer.parseInt(token.substring(3, 5), 16));
            } else {
                flush(pending, decoded);
                decoded.add(token);
            }
        }
        flush(pending, decoded);
        return decoded;
    }

    private static void flush(List<Byte> pending, List<String> decoded) {
        if (pending.isEmpty()) {
            return;
        }
        byte[] bytes = new byte[pending.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = pending.get(i);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        decoded.add(text.indexOf('\uFFFD') < 0 ? text : "\uFFFD".repeat(bytes.length));
        pending.clear();
    }
}
