package io.ashlar.models.tokenizers.conversion;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SentencePiece's own normalization: characters mapped by the longest key, spaces trimmed and joined, a mark in front,
 * and marks for spaces. Text between special tokens is normalized piece by piece, as if each stood alone.
 */
final class PieceNormalizer implements UnaryOperator<String> {
    private final CharacterTrie trie;
    private final Pattern special;

    PieceNormalizer(CharacterTrie trie, List<AddedToken> tokens) {
        this.trie = trie;
        this.special = Pattern.compile(tokens.stream()
                .map(AddedToken::content)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    }

    @Override
    public String apply(String text) {
        StringBuilder normalized = new StringBuilder();
        int from = 0;
        Matcher token = special.matcher(text);
        while (!special.pattern().isEmpty() && token.find()) {
            normalized.append(normalize(text.substring(from, token.start()))).append(token.group());
            from = token.end();
        }
        return normalized.append(normalize(text.substring(from))).toString();
    }

    private String normalize(String text) {
        StringBuilder out = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] leaf = new int[1];
        boolean afterSpace = true;
        for (int at = 0; at < bytes.length; ) {
            int matched = trie.match(bytes, at, leaf);
            int length = matched > 0 ? matched : characterLength(bytes[at]);
            String piece = matched > 0 ? trie.text(leaf[0]) : new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            int begin = 0;
            while (afterSpace && begin < piece.length() && piece.charAt(begin) == ' ') {
                begin++;
            }
            if (begin < piece.length()) {
                out.append(out.length() == 0 ? Parts.SPACE : "")
                        .append(piece.substring(begin).replace(" ", Parts.SPACE));
                afterSpace = piece.endsWith(" ");
            }
        }
        while (out.toString().endsWith(Parts.SPACE)) {
            out.setLength(out.length() - Parts.SPACE.length());
        }
        return out.toString();
    }

    private static int characterLength(byte first) {
        int leading = Integer.numberOfLeadingZeros(~(first << 24));
        return Math.max(1, leading);
    }
}
