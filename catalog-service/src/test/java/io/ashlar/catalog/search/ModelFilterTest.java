package io.ashlar.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFilterTest {
    private static final FineTuningTasks FINE_TUNING =
            () -> Map.of("bert", List.of("text-classification"), "t5", List.of("summarization", "translation"));

    @Test
    void shouldKeepWhatUsersWroteOutOfTheSql() {
        ModelFilter filter =
                ModelFilter.of("'; drop table model_version; --", Map.of(Facet.LICENCE, List.of("' or 1=1 --", "mit")));

        SearchCondition condition = new SearchCondition(filter, FINE_TUNING, null);

        assertThat(condition.where()).doesNotContain("drop", "1=1", "mit").contains("m.licence in (:p5, :p6)");
        assertThat(condition.parameters()).containsEntry("p5", "' or 1=1 --").containsEntry("p6", "mit");
    }

    @Test
    void shouldTakeWildcardsAsText() {
        SearchCondition condition = new SearchCondition(ModelFilter.of("100%_!", Map.of()), FINE_TUNING, null);

        assertThat(condition.parameters()).containsValue("%100!%!_!!%");
    }

    @Test
    void shouldFindFamiliesThatCanBeFineTuned() {
        SearchCondition condition = new SearchCondition(
                ModelFilter.of(null, Map.of(Facet.FINE_TUNING_TASK, List.of("summarization"))), FINE_TUNING, null);

        assertThat(condition.parameters()).containsOnly(Map.entry("p0", "t5"));
    }

    @Test
    void shouldFindNothingWhereNoFamilyCanBeFineTuned() {
        SearchCondition condition = new SearchCondition(
                ModelFilter.of(null, Map.of(Facet.FINE_TUNING_TASK, List.of("fill-mask"))), FINE_TUNING, null);

        assertThat(condition.where()).isEqualTo(" where false");
    }

    @Test
    void shouldLeaveOutTheFacetThatIsCounted() {
        ModelFilter filter = ModelFilter.of(
                null, Map.of(Facet.TASK, List.of("fill-mask"), Facet.SIZE, List.of("under-100-mb", "over-10-gb")));

        assertThat(new SearchCondition(filter, FINE_TUNING, Facet.TASK).where())
                .isEqualTo(" where (m.size_bytes >= 0 and m.size_bytes < 100000000 or m.size_bytes >= 10000000000)");
    }

    @Test
    void shouldRejectValuesThatNothingCouldMatch() {
        assertProblem(ProblemCode.TASK_UNKNOWN, Facet.TASK, "juggling");
        assertProblem(ProblemCode.TASK_UNKNOWN, Facet.FINE_TUNING_TASK, "juggling");
        assertProblem(ProblemCode.PARAMETER_INVALID, Facet.COLLECTION, "attic");
        assertProblem(ProblemCode.PARAMETER_INVALID, Facet.SIZE, "big");
        assertProblem(ProblemCode.PARAMETER_INVALID, Facet.FAMILY, "x".repeat(201));
        assertProblem(ProblemCode.PARAMETER_INVALID, Facet.LICENCE, "m\0t");
    }

    private static void assertProblem(ProblemCode code, Facet facet, String value) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ModelFilter.of(null, Map.of(facet, List.of(value))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
