package io.ashlar.catalog.curated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.CuratedCard;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardFilterTest {
    private static final CuratedCard CARD = new CuratedCard(
            "Org/Some-Model",
            Task.FILL_MASK,
            "bert",
            "mit",
            List.of(Task.TEXT_CLASSIFICATION, Task.QUESTION_ANSWERING),
            List.of("de", "en"),
            List.of());
    private static final CuratedCard BARE =
            new CuratedCard("org/bare", Task.TEXT_TO_IMAGE, "stable-diffusion", null, List.of(), List.of(), List.of());

    @Test
    void shouldLetEverythingPassWhereNothingIsAsked() {
        assertThat(filter("", List.of(), List.of(), List.of())).accepts(CARD, BARE);
    }

    @Test
    void shouldFindEveryWordInAnyCase() {
        assertThat(filter("some FILL", List.of(), List.of(), List.of())).accepts(CARD);
        assertThat(filter("some other", List.of(), List.of(), List.of())).rejects(CARD, BARE);
    }

    @Test
    void shouldWantOneValueOfEachList() {
        assertThat(filter("", List.of("question-answering", "translation"), List.of("fr", "de"), List.of("mit")))
                .accepts(CARD)
                .rejects(BARE);
        assertThat(filter("", List.of("translation"), List.of(), List.of())).rejects(CARD, BARE);
        assertThat(filter("", List.of(), List.of(), List.of("apache-2.0"))).rejects(CARD, BARE);
    }

    @Test
    void shouldTakeAnEmptyValueForNoFilter() {
        assertThat(filter("", List.of(""), List.of(""), List.of(""))).accepts(CARD, BARE);
    }

    @Test
    void shouldRefuseATaskThatIsNone() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> CardFilter.tasks(List.of("juggling")))
                .withMessageContaining("juggling");
    }

    private static CardFilter filter(
            String query, List<String> fineTuningTasks, List<String> languages, List<String> licences) {
        return new CardFilter(
                CardFilter.words(query), List.of(), CardFilter.tasks(fineTuningTasks), licences, languages, List.of());
    }
}
