package io.ashlar.metrics.translation;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How BLEU finds words; each gives a text whose blanks separate them. */
public enum Tokenization {
    NONE("none", UnaryOperator.identity()),
    CHAR("char", Tokenization::characters),
    V13A("13a", WesternTokens::v13a),
    INTL("intl", InternationalTokens::of),
    ZH("zh", ChineseTokens::of);

    private final String wireName;
    private final UnaryOperator<String> separate;

    Tokenization(String wireName, UnaryOperator<String> separate) {
        this.wireName = wireName;
        this.separate = separate;
    }

    /** By sacreBLEU's name. */
    public static Tokenization named(String name) {
        return Stream.of(values())
                .filter(each -> each.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not a tokenizer: one of "
                        + Stream.of(values()).map(Tokenization::wireName).toList() + " is needed"));
    }

    /** The one for a target language, by its code: Chinese has its own, and so would others that need a dictionary. */
    public static Tokenization ofLanguage(String language) {
        return language.equals("zh") || language.startsWith("zh-") || language.startsWith("zh_")
                ? ZH
                : language.matches("ja([-_].*)?") ? CHAR : V13A;
    }

    public String wireName() {
        return wireName;
    }

    String separate(String text) {
        return separate.apply(text);
    }

    private static String characters(String text) {
        return text.codePoints().mapToObj(Character::toString).collect(Collectors.joining(" "));
    }
}
