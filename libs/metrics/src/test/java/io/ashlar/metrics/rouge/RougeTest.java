package io.ashlar.metrics.rouge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.metrics.ReferenceCases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RougeTest {
    static List<JsonNode> cases() {
        return ReferenceCases.read(RougeTest.class, "rouge.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldAgreeWithTheReference(JsonNode expected) {
        for (boolean stemmed : new boolean[] {false, true}) {
            RougeScores scores = new Rouge(stemmed)
                    .score(
                            ReferenceCases.texts(expected.get("references")),
                            expected.get("prediction").textValue());

            for (RougeKind kind : RougeKind.values()) {
                JsonNode values = expected.get(stemmed ? "stemmed" : "plain").get(kind.wireName());
                ReferenceCases.assertValue("precision", scores.of(kind).precision(), values.get(0));
                ReferenceCases.assertValue("recall", scores.of(kind).recall(), values.get(1));
                ReferenceCases.assertValue("f1", scores.of(kind).f1(), values.get(2));
            }
        }
    }

    @Test
    void shouldStemAsNltkDoes() {
        JsonNode stems = ReferenceCases.read(RougeTest.class, "stems.json").get(0);

        assertThat(stems.size()).isGreaterThan(500);
        stems.properties()
                .forEach(stem -> assertThat(PorterStemmer.stem(stem.getKey()))
                        .as(stem.getKey())
                        .isEqualTo(stem.getValue().textValue()));
    }

    @Test
    void shouldTellSentencesOfALineFromTheWholeText() {
        RougeScores scores = new Rouge(false).score(List.of("a b\nc d"), "c d\na b");

        assertThat(scores.of(RougeKind.ROUGE_L_SUM).f1()).isEqualTo(1);
        assertThat(scores.of(RougeKind.ROUGE_L).f1()).isEqualTo(0.5);
    }

    @Test
    void shouldAverageOverSummaries() {
        Rouge rouge = new Rouge(false);

        assertThat(RougeMetrics.of(List.of(rouge.score(List.of("x"), "x"), rouge.score(List.of("x"), "y"))))
                .containsEntry("rouge1.fmeasure", 0.5)
                .hasSize(12);
    }

    @Test
    void shouldRefuseASummaryWithoutReference() {
        assertThatThrownBy(() -> new Rouge(true).score(List.of(), "x")).hasMessageContaining("without a reference");
    }
}
