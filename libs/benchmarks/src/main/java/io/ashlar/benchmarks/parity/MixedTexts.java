package io.ashlar.benchmarks.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Texts of every length from one word to more than a model takes, with what tokenizers stumble over among the words.
 */
final class MixedTexts {
    private static final List<String> PIECES = List.of(
            "the",
            "parcel",
            "arrived",
            "yesterday",
            "although",
            "nobody",
            "signed",
            "for",
            "it",
            "and",
            "driver",
            "could",
            "not",
            "find",
            "our",
            "street",
            "which",
            "is",
            "strange",
            "because",
            "everyone",
            "knows",
            "where",
            "library",
            "was",
            "before",
            "they",
            "rebuilt",
            "market",
            "hall",
            "with",
            "glass",
            "roof",
            "please",
            "send",
            "me",
            "invoice",
            "number",
            "4711",
            "or",
            "refund",
            "€12.50",
            "by",
            "Friday",
            "at",
            "17:45",
            "sharp",
            "don't",
            "re-open",
            "ticket",
            "#98231",
            "unbelievably",
            "electroencephalography",
            "naïve",
            "café",
            "Zürich",
            "São",
            "Paulo",
            "東京",
            "привет",
            "😀",
            "(again!)",
            "...",
            "\"quoted\"",
            "user@example.org",
            "https://example.org/a?b=c",
            "C++",
            "x_1",
            "ÅNGSTRÖM",
            "ﬁnally",
            "ok?");

    private MixedTexts() {}

    /** So many texts, lengths log-normal around 25 pieces, the longest cut at 700; the same every time. */
    static List<String> of(int count) {
        Random random = new Random(5);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int pieces = (int) Math.max(1, Math.min(700, Math.round(25 * Math.exp(1.1 * random.nextGaussian()))));
            List<String> text = new ArrayList<>();
            for (int j = 0; j < pieces; j++) {
                text.add(PIECES.get(random.nextInt(PIECES.size())));
            }
            texts.add(String.join(" ", text));
        }
        return texts;
    }
}
