package io.ashlar.datasets.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.profile.ColumnProfile;
import io.ashlar.datasets.profile.ValueCount;
import io.ashlar.datasets.rows.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskColumnsTest {
    @Test
    void shouldTakeTheRolesOwnNameBeforeCommonOnes() {
        assertThat(TaskColumns.textClassification(Map.of(), columns("sentence", "text", "category"))
                        .names())
                .isEqualTo(Map.of("text", "text", "label", "category"));
    }

    @Test
    void shouldFindPairsByTheirNames() {
        assertThat(TaskColumns.textClassification(Map.of(), columns("premise", "hypothesis", "label"))
                        .names())
                .isEqualTo(Map.of("text", "premise", "textPair", "hypothesis", "label", "label"));
    }

    @Test
    void shouldDoAsTheUserSays() {
        assertThat(TaskColumns.summarization(Map.of("document", "body"), columns("document", "body", "highlights"))
                        .names())
                .isEqualTo(Map.of("document", "body", "summary", "highlights"));
    }

    @Test
    void shouldTakeAnswersFlatWhereTheyAre() {
        assertThat(TaskColumns.questionAnswering(
                                Map.of(), columns("question", "context", "answer_text", "answer_start"))
                        .names())
                .containsEntry("answerText", "answer_text")
                .containsEntry("answerStart", "answer_start");
        assertThat(TaskColumns.questionAnswering(Map.of(), columns("question", "context", "answers", "answer"))
                        .has("answerText"))
                .isFalse();
    }

    @Test
    void shouldReadWhatIsThereOfTheWaysToGenerate() {
        assertThat(TaskColumns.textGeneration(Map.of(), columns("instruction", "response", "text"))
                        .names())
                .isEqualTo(Map.of("prompt", "instruction", "completion", "response"));
        assertThat(TaskColumns.textGeneration(Map.of(), columns("text")).names())
                .isEqualTo(Map.of("text", "text"));
        assertThat(TaskColumns.textGeneration(Map.of("text", "body"), columns("prompt", "completion", "body"))
                        .names())
                .isEqualTo(Map.of("text", "body"));
    }

    @Test
    void shouldNotTakeLanguagesForColumns() {
        assertThat(TaskColumns.translation(
                                Map.of("source", "en", "target", "de", "sourceLanguage", "en"), columns("en", "de"))
                        .names())
                .isEqualTo(Map.of("source", "en", "target", "de"));
    }

    @Test
    void shouldNameEveryMissingColumn() {
        assertThatThrownBy(() -> TaskColumns.tokenClassification(Map.of("mood", "x"), columns("a")))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.items()).hasSize(3))
                .hasMessageContaining("'mood' is no role")
                .hasMessageContaining("to be tokens")
                .hasMessageContaining("to be tags");
    }

    @Test
    void shouldTellLabelsFromListsAndNumbers() {
        assertThat(LabelKind.of(column("label", ColumnType.LIST))).isEqualTo(LabelKind.MANY);
        assertThat(LabelKind.of(column("label", ColumnType.STRING, "[\"a\"]", "[]")))
                .isEqualTo(LabelKind.MANY);
        assertThat(LabelKind.of(column("label", ColumnType.STRING, "[\"a\"]", "b")))
                .isEqualTo(LabelKind.ONE);
        assertThat(LabelKind.of(column("label", ColumnType.NUMBER))).isEqualTo(LabelKind.NUMBER);
        assertThat(LabelKind.of(column("label", ColumnType.INTEGER))).isEqualTo(LabelKind.ONE);
    }

    private static List<ColumnProfile> columns(String... names) {
        return Stream.of(names).map(name -> column(name, ColumnType.STRING)).toList();
    }

    private static ColumnProfile column(String name, ColumnType type, String... values) {
        return new ColumnProfile(
                name,
                type,
                0,
                null,
                values.length,
                true,
                Stream.of(values).map(value -> new ValueCount(value, 1)).toList());
    }
}
