package io.ashlar.metrics.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.metrics.ReferenceCases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntityMetricsTest {
    static List<JsonNode> cases() {
        return ReferenceCases.read(EntityMetricsTest.class, "entities.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldAgreeWithTheReferenceInDefaultMode(JsonNode expected) {
        TaggedRows rows = rows(expected);

        ReferenceCases.assertValue("accuracy", TagAccuracy.of(rows), expected.get("accuracy"));
        assertScores(EntityCounts.lenient(rows).scores(), expected, "default");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldAgreeWithTheReferenceInStrictMode(JsonNode expected) {
        TaggedRows rows = rows(expected);
        TagScheme scheme = TagScheme.named(expected.get("scheme").textValue());

        if (expected.get("strict").isNull()) {
            assertThatThrownBy(() -> EntityCounts.strict(rows, scheme)).isInstanceOf(InvalidTagException.class);
        } else {
            assertScores(EntityCounts.strict(rows, scheme).scores(), expected, "strict");
        }
    }

    @Test
    void shouldReadMalformedSequencesAsConllevalDoes() {
        assertThat(LenientEntities.of(List.of("O", "I-PER", "I-LOC", "B-LOC", "PER")))
                .containsExactly(
                        new Entity("PER", 1, 1),
                        new Entity("LOC", 2, 2),
                        new Entity("LOC", 3, 3),
                        new Entity("ER", 4, 4));
    }

    @Test
    void shouldDropWhatIsNotWholeInStrictMode() {
        List<String> tags = List.of("B-PER", "I-PER", "O", "S-LOC", "B-creative-work", "E-creative-work");

        assertThat(StrictEntities.of(tags, TagScheme.IOBES))
                .containsExactly(new Entity("LOC", 3, 3), new Entity("creative-work", 4, 5));
    }

    @Test
    void shouldNameATagThatTheSchemeDoesNotHave() {
        assertThatThrownBy(() -> StrictEntities.of(List.of("S-PER"), TagScheme.IOB2))
                .hasMessage("the tag 'S-PER' does not belong to the scheme IOB2");
        assertThatThrownBy(() -> TagScheme.named("iob9"))
                .hasMessageContaining("'iob9'")
                .hasMessageContaining("IOBES");
    }

    @Test
    void shouldRefuseRowsOfDifferentLength() {
        assertThatThrownBy(() -> new TaggedRows(List.of(List.of("O", "O")), List.of(List.of("O"))))
                .hasMessageContaining("row 0 has 2 right tags and 1 predicted ones");
        assertThatThrownBy(() -> new TaggedRows(List.of(List.of("")), List.of(List.of("O"))))
                .hasMessageContaining("a tag is empty");
        assertThatThrownBy(() -> new TaggedRows(List.of(), List.of(List.of()))).hasMessageContaining("0 rows");
    }

    @Test
    void shouldScoreChosenRowsOnly() {
        TaggedRows rows =
                new TaggedRows(List.of(List.of("B-A"), List.of("B-A")), List.of(List.of("B-A"), List.of("O")));

        assertThat(EntityCounts.lenient(rows).scores(new int[] {0, 0}).metrics())
                .containsEntry("recall_micro", 1.0);
        assertThat(EntityCounts.lenient(rows).scores(new int[] {1}).metrics()).containsEntry("recall_micro", 0.0);
        assertThat(TagAccuracy.of(rows, new int[] {0, 0, 1})).isEqualTo(2 / 3.0);
    }

    private static void assertScores(EntityScores scores, JsonNode expected, String mode) {
        ReferenceCases.assertMetrics(scores.metrics(), expected.get(mode));
        JsonNode table = expected.get(mode + "PerEntity");
        assertThat(scores.perEntity()).hasSize(table.size());
        for (int i = 0; i < table.size(); i++) {
            EntityScore score = scores.perEntity().get(i);
            assertThat(score.type()).isEqualTo(table.get(i).get(0).textValue());
            ReferenceCases.assertValue(
                    "precision", score.precision(), table.get(i).get(1));
            ReferenceCases.assertValue("recall", score.recall(), table.get(i).get(2));
            ReferenceCases.assertValue("f1", score.f1(), table.get(i).get(3));
            assertThat(score.support()).isEqualTo(table.get(i).get(4).longValue());
        }
    }

    private static TaggedRows rows(JsonNode expected) {
        return new TaggedRows(
                ReferenceCases.rowsOfTexts(expected.get("references")),
                ReferenceCases.rowsOfTexts(expected.get("predictions")));
    }
}
