package io.ashlar.catalog.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ashlar.catalog.paging.Cursor;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardFilterTest {
    @Test
    void shouldKeepWhatUsersWroteOutOfTheSql() {
        BoardFilter filter = BoardFilter.of(List.of("import"), List.of("running", "QUEUED"), "50%", null);

        assertThat(filter.where())
                .isEqualTo(
                        " where kind in (:kind0) and status in (:status0, :status1) and search_text like :text escape '!'");
        assertThat(filter.parameters())
                .containsEntry("kind0", "import")
                .containsEntry("status0", "RUNNING")
                .containsEntry("text", "%50!%%");
    }

    @Test
    void shouldTakeValuesWithCommasAndNoneForNoFilter() {
        BoardFilter filter = BoardFilter.of(List.of(""), List.of("running, failed", ""), "", null);

        assertThat(filter.where()).isEqualTo(" where status in (:status0, :status1)");
        assertThat(filter.parameters()).containsEntry("status1", "FAILED");
    }

    @Test
    void shouldNameTheKindsAndStatesThatThereAre() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BoardFilter.of(List.of("cooking"), List.of(), null, null))
                .withMessageContaining("import, fine-tuning, evaluation, batch");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BoardFilter.of(List.of(), List.of("asleep"), null, null))
                .withMessageContaining("QUEUED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "YQ", "eA==", "\u0000"})
    void shouldRejectForeignCursors(String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BoardFilter.of(List.of(), List.of(), null, cursor))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.CURSOR_INVALID));
    }

    @Test
    void shouldRejectCursorsOfAnotherList() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BoardFilter.of(List.of(), List.of(), null, Cursor.of("yesterday", "bert")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.CURSOR_INVALID));
    }

    @Test
    void shouldFindReferencesAnywhereInARequest() {
        var request = Json.tree(Map.of("baseModel", "bert@2", "data", Map.of("train", List.of("messages"))));

        assertThat(ActiveJobs.names(request, VersionRef.of("bert@2"))).isTrue();
        assertThat(ActiveJobs.names(request, VersionRef.of("bert@1"))).isFalse();
        assertThat(ActiveJobs.names(request, VersionRef.of("messages@7"))).isTrue();
        assertThat(ActiveJobs.names(request, VersionRef.of("message@7"))).isFalse();
    }
}
