package io.ashlar.metrics.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.metrics.ReferenceCases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TranslationMetricsTest {
    static List<JsonNode> cases() {
        return ReferenceCases.read(TranslationMetricsTest.class, "translation.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldAgreeWithTheReference(JsonNode expected) {
        List<TranslatedText> rows = rows(expected);

        for (JsonNode configuration : expected.get("configurations")) {
            TranslationMetric metric = metric(configuration);
            double[][] statistics = metric.statistics(rows);
            ReferenceCases.assertValue(
                    configuration.toString(),
                    metric.score(TranslationMetric.sum(statistics)),
                    configuration.get("score"));
            for (int row = 0; row < statistics.length; row++) {
                ReferenceCases.assertValue(
                        configuration + " row " + row,
                        metric.score(statistics[row]),
                        configuration.get("rows").get(row));
            }
            assertThat(metric.signature(TranslatedText.referenceCount(rows)))
                    .isEqualTo(configuration.get("signature").textValue());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldFindTheWordsOfTheReference(JsonNode expected) {
        for (JsonNode configuration : expected.get("configurations")) {
            if (metric(configuration) instanceof Bleu bleu) {
                List<List<String>> tokens = rows(expected).stream()
                        .map(row -> bleu.tokens(row.prediction()))
                        .toList();
                assertThat(tokens).isEqualTo(ReferenceCases.rowsOfTexts(configuration.get("tokens")));
            }
        }
    }

    @Test
    void shouldSplitCurlyQuotesAsChineseButNotIdeographsBeyondTheBasicPlane() {
        Bleu bleu = new Bleu(BleuOptions.DEFAULT.withTokenization(Tokenization.ZH));

        assertThat(bleu.tokens("a“b”𠀀𠀀中文")).containsExactly("a", "“", "b", "”", "𠀀𠀀", "中", "文");
    }

    @Test
    void shouldKnowSymbolsNewerThanTheRunningJava() {
        Bleu bleu = new Bleu(BleuOptions.DEFAULT.withTokenization(Tokenization.INTL));

        assertThat(bleu.tokens("melting🫠face 2019.")).containsExactly("melting", "🫠", "face", "2019.");
    }

    @Test
    void shouldStopSearchingForShiftsAtTheLimit() {
        StringBuilder prediction = new StringBuilder();
        StringBuilder reference = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            reference.append(" w").append(i * i % 10);
            prediction.append(" w").append((i * 7 + i / 3) % 10);
        }

        // sacreBLEU 2.6.0 counts 74 edits; without its limit of 1000 tries it would count 66.
        assertThat(new Ter(TerOptions.DEFAULT).statistics(prediction.toString(), List.of(reference.toString())))
                .containsExactly(74, 100);
    }

    @Test
    void shouldSplitReferencesTwiceForEditsAsTheReferenceDoes() {
        Ter ter = new Ter(new TerOptions(true, false, false, false));

        assertThat(ter.statistics("a's's b", List.of("a's's b"))).containsExactly(2, 4);
    }

    @Test
    void shouldChooseTheTokenizerOfALanguage() {
        assertThat(Tokenization.ofLanguage("zh-CN")).isEqualTo(Tokenization.ZH);
        assertThat(Tokenization.ofLanguage("ja")).isEqualTo(Tokenization.CHAR);
        assertThat(Tokenization.ofLanguage("de")).isEqualTo(Tokenization.V13A);
        assertThatThrownBy(() -> Tokenization.named("ja-mecab")).hasMessageContaining("'ja-mecab'");
    }

    @Test
    void shouldRefuseATranslationWithoutReference() {
        assertThatThrownBy(() -> new TranslatedText("x", List.of())).hasMessageContaining("without a reference");
    }

    private static List<TranslatedText> rows(JsonNode expected) {
        List<TranslatedText> rows = new ArrayList<>();
        for (int i = 0; i < expected.get("predictions").size(); i++) {
            rows.add(new TranslatedText(
                    expected.get("predictions").get(i).textValue(),
                    ReferenceCases.texts(expected.get("references").get(i))));
        }
        return rows;
    }

    private static TranslationMetric metric(JsonNode configuration) {
        JsonNode options = configuration.get("options");
        return switch (configuration.get("metric").textValue()) {
            case "bleu" ->
                new Bleu(new BleuOptions(
                        Tokenization.named(options.get("tokenize").textValue()),
                        options.get("lowercase").booleanValue(),
                        BleuSmoothing.named(options.get("smooth_method").textValue()),
                        options.get("smooth_value").isNull()
                                ? null
                                : options.get("smooth_value").doubleValue(),
                        options.get("max_ngram_order").intValue(),
                        options.get("effective_order").booleanValue()));
            case "chrf" ->
                new Chrf(new ChrfOptions(
                        options.get("char_order").intValue(),
                        options.get("word_order").intValue(),
                        options.get("beta").intValue(),
                        options.get("lowercase").booleanValue(),
                        options.get("whitespace").booleanValue(),
                        options.get("eps_smoothing").booleanValue()));
            default ->
                new Ter(new TerOptions(
                        options.get("normalized").booleanValue(),
                        options.get("no_punct").booleanValue(),
                        options.get("asian_support").booleanValue(),
                        options.get("case_sensitive").booleanValue()));
        };
    }
}
