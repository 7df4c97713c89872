package io.ashlar.catalog.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardReaderTest {
    private static final String CARD = """
            ---
            language:
            - en
            - no
            license: apache-2.0
            pipeline_tag: sentence-similarity
            datasets: [snli, multi_nli]
            base_model: org/base
            tags: [sentence-transformers, 1.5]
            widget:
            - text: That is a happy person
              example_title: Mood
            - source_sentence: not a text
            ---
            # A small encoder

            ![badge](https://example.org/badge.svg)

            It maps *sentences* to vectors, see [the paper](https://example.org/paper).

            | metric | value |
            |---|---:|
            | accuracy | 0.9 |
            """;

    @Test
    void shouldReadFactsOfTheFrontMatter() throws IOException {
        CardFacts facts = read(CARD).facts();

        assertThat(facts.languages()).containsExactly("en", "no");
        assertThat(facts.licence()).isEqualTo("apache-2.0");
        assertThat(facts.task()).isEqualTo("sentence-similarity");
        assertThat(facts.datasets()).containsExactly("snli", "multi_nli");
        assertThat(facts.baseModels()).containsExactly("org/base");
        assertThat(facts.tags()).containsExactly("sentence-transformers", "1.5");
        assertThat(facts.samples()).containsExactly(new CardSample("Mood", "That is a happy person"));
    }

    @Test
    void shouldDescribeTheModelByItsFirstParagraphWithText() throws IOException {
        Card card = read(CARD);

        assertThat(card.title()).isEqualTo("A small encoder");
        assertThat(card.description()).startsWith("It maps sentences to vectors, see");
        assertThat(card.html()).contains("<em>sentences</em>").contains("<td align=\"right\">0.9</td>");
        assertThat(card.warnings()).isEmpty();
    }

    @Test
    void shouldNameTheLicenceThatStandsBesideOther() throws IOException {
        assertThat(read("---\nlicense: other\nlicense_name: my-terms\n---\n")
                        .facts()
                        .licence())
                .isEqualTo("my-terms");
    }

    @Test
    void shouldReadCardsOfWindows() throws IOException {
        Card card = read("\uFEFF---\r\nlicense: mit\r\n---\r\n# Title\r\n");

        assertThat(card.facts().licence()).isEqualTo("mit");
        assertThat(card.title()).isEqualTo("Title");
    }

    @Test
    void shouldTakeACardWithoutFrontMatter() throws IOException {
        Card card = read("Just text.");

        assertThat(card.description()).isEqualTo("Just text.");
        assertThat(card.facts()).isEqualTo(CardFacts.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "<iframe src=\"https://example.org\"></iframe>",
                "<svg><script>alert(1)</script></svg>",
                "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
                "<style>body{display:none}</style>",
                "<form action=\"https://example.org\"><input name=a></form>",
                "<object data=\"x\"></object><embed src=\"x\">",
                "<div style=\"background:url(javascript:alert(1))\" onclick=\"alert(1)\">x</div>",
                "<base href=\"https://example.org/\"><meta http-equiv=refresh content=\"0;url=x\"><link rel=stylesheet href=x>"
            })
    void shouldLetNoActiveContentThrough(String hostile) throws IOException {
        String html = read("Before\n\n" + hostile + "\n\nAfter").html().toLowerCase(Locale.ROOT);

        assertThat(html)
                .contains("before")
                .contains("after")
                .doesNotContain("<script", "onerror", "onclick", "javascript:", "<iframe", "<style", "style=")
                .doesNotContain("<form", "<input", "<object", "<embed", "<base", "<meta", "<link", "<svg", "data:text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1/\"]]]]",
                "a: &a\n  b: *a\n? *a\n: c",
                "license: [unclosed",
                "\tlicense: mit",
                "- only\n- a list",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            })
    void shouldWarnOfFrontMatterThatCannotBeRead(String yaml) throws IOException {
        Card card = read("---\n" + yaml + "\n---\nStill a text.");

        assertThat(card.warnings()).hasSize(1).first().asString().startsWith("The front matter cannot be read");
        assertThat(card.facts()).isEqualTo(CardFacts.NONE);
        assertThat(card.description()).isEqualTo("Still a text.");
    }

    @Test
    void shouldWarnOfFrontMatterWithoutEnd() throws IOException {
        assertThat(read("---\nlicense: mit\n").warnings())
                .containsExactly("The front matter cannot be read: its closing line '---' is missing.");
    }

    @Test
    void shouldBoundFrontMatter() throws IOException {
        Card card = read("---\nlicense: " + "x".repeat(FrontMatter.LONGEST) + "\n---\n");

        assertThat(card.warnings()).hasSize(1);
    }

    @Test
    void shouldCutCardsThatAreTooLong() throws IOException {
        Card card = read("word ".repeat(CardReader.LONGEST_BYTES));

        assertThat(card.warnings()).containsExactly("The card is cut after 524288 bytes.");
        assertThat(card.html().length()).isLessThan(2 * CardReader.LONGEST_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "*a _b ", "- ", "<div>", "[", "**a __b ", "![", "<b>", "`", "&#"})
    void shouldSurviveDeepNesting(String bit) throws IOException {
        String card = bit.repeat(CardReader.LONGEST_BYTES / bit.length() / 4);

        assertThat(read(card).html()).isNotNull();
    }

    @Test
    void shouldReadBytesThatAreNoText() throws IOException {
        byte[] bytes = {(byte) 0xff, 0, (byte) 0xc3, 'a', 0};

        Card card = CardReader.read(new ByteArrayInputStream(bytes));

        assertThat(card.html()).contains("a").doesNotContain("\0");
    }

    private static Card read(String text) throws IOException {
        return CardReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
