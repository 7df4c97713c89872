package io.ashlar.contracts.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralProblemsTest {
    private static final ProblemItem COLUMN = new ProblemItem(ProblemCode.DATASET_COLUMN_MISSING, "No column 'a'.");
    private static final ProblemItem RECIPE = new ProblemItem(ProblemCode.RECIPE_INVALID, "'epochs' is 0.");

    @Test
    void shouldTellAllInOneDocument() {
        JsonNode document = Json.tree(Problem.of(ProblemException.of(List.of(COLUMN, RECIPE)), "/jobs/1"));

        assertThat(document.path("code").asText()).isEqualTo("dataset-column-missing");
        assertThat(document.path("detail").asText())
                .isEqualTo("2 problems: [dataset-column-missing] No column 'a'. [recipe-invalid] 'epochs' is 0.");
        assertThat(document.path("problems")).hasSize(2);
        assertThat(document.path("problems").get(1).path("code").asText()).isEqualTo("recipe-invalid");
        assertThat(Json.MAPPER.convertValue(document, Problem.class).problems()).containsExactly(COLUMN, RECIPE);
    }

    @Test
    void shouldTellOneAlone() {
        Problem problem = Problem.of(ProblemException.of(List.of(RECIPE)), null);

        assertThat(problem.detail()).isEqualTo("'epochs' is 0.");
        assertThat(Json.tree(problem).has("problems")).isFalse();
        assertThat(new ProblemException(RECIPE.code(), RECIPE.detail()).items()).containsExactly(RECIPE);
    }

    @Test
    void shouldNotBeThrownWithoutAny() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProblemException.of(List.of()));
    }
}
