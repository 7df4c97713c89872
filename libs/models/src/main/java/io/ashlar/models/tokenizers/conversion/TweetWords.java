package io.ashlar.models.tokenizers.conversion;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Cuts a text into words as NLTK's tokenizer of tweets does: links, telephone numbers, emoticons, users, hashtags and
 * addresses stay whole. A text without spaces is cut at {@link #LONGEST} characters: time may grow with its square.
 */
final class TweetWords {
    private static final String EMOTICON =
            "(?:[<>]?[:;=8][\\-o*']?[)\\](\\[dDpP/:}{@|\\\\]" + "|[)\\](\\[dDpP/:}{@|\\\\][\\-o*']?[:;=8][<>]?|<3)";

    private static final String IN_LINK = "[^\\s()<>{}\\[\\]]";
    private static final String IN_BRACKETS = "(?:\\([^\\s()]*?\\([^\\s()]+\\)[^\\s()]*?\\)|\\([^\\s]+?\\))";

    /** Where a link begins: with its protocol, or as a domain before a slash. */
    private static final String LINK_BEGIN = "(?:https?:(?:/{1,3}|[a-z0-9%])|[a-z0-9.\\-]+[.][a-z]{2,13}/)";

    /** Runs and brackets in turn: a run is one loop, so that no text makes the search grow beyond all bounds. */
    private static final String LINK = LINK_BEGIN + "(?:" + IN_LINK + "|" + IN_BRACKETS + ")" + IN_LINK + "*(?:"
            + IN_BRACKETS + IN_LINK + "*)*(?:" + IN_BRACKETS
            + "|[^\\s`!()\\[\\]{};:'\".,<>?\u00ab\u00bb\u201c\u201d\u2018\u2019])";

    private static final String DOMAIN = "(?<!@)[a-z0-9]+(?:[.\\-][a-z0-9]+)*[.][a-z]{2,13}\\b/?(?!@)";
    private static final String TELEPHONE = "(?:\\+?[01][ *\\-.)]*)?(?:[(]?\\d{3}[ *\\-.)]*)?\\d{3}[ *\\-.)]*\\d{4}";
    private static final List<String> WORDS = List.of(
            "<[^>\\s]+>",
            "-+>|<-+",
            "@[\\w_]+",
            "#+[\\w_]+[\\w'_\\-]*[\\w_]+",
            "[\\w.+-]+@[\\w-]+\\.(?:[\\w-]\\.?)+[\\w-]",
            "[^\\W\\d_](?:[^\\W\\d_]|['\\-_])+[^\\W\\d_]",
            "[+\\-]?\\d+[,/.:-]\\d+[+\\-]?",
            "[\\w_]+",
            "\\.[.\\s]*\\.",
            "\\S");

    private static final Pattern WORD = Pattern.compile(
            LINK + "|" + DOMAIN + "|" + TELEPHONE + "|" + EMOTICON + "|" + String.join("|", WORDS),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern REPEATED = Pattern.compile("([^a-zA-Z0-9])\\1{3,}");

    /** Far longer than a link is. */
    private static final int LONGEST = 500;

    private static final Pattern TOO_LONG = Pattern.compile("\\S{" + LONGEST + "}", Pattern.UNICODE_CHARACTER_CLASS);

    private TweetWords() {}

    static List<String> of(String text) {
        String shortened = REPEATED.matcher(HtmlEntities.replaced(text)).replaceAll("$1$1$1");
        String cut = TOO_LONG.matcher(shortened).replaceAll("$0 ");
        return WORD.matcher(cut).results().map(MatchResult::group).toList();
    }
}
