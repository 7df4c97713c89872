package io.ashlar.imports.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ModelDescriptionTest {
    private static final String MASKED = "{\"model_type\":\"bert\",\"architectures\":[\"BertForMaskedLM\"]}";

    @Test
    void shouldPreferTheTaskThatWasAskedForThenTheCardThenTheClass() {
        ModelDescription model = parse(MASKED);

        assertThat(model.task(Task.TEXT_CLASSIFICATION, "token-classification")).isEqualTo(Task.TEXT_CLASSIFICATION);
        assertThat(model.task(null, "token-classification")).isEqualTo(Task.TOKEN_CLASSIFICATION);
        assertThat(model.task(null, "sentence-similarity")).isEqualTo(Task.FILL_MASK);
        assertThat(model.task(null, null)).isEqualTo(Task.FILL_MASK);
    }

    @Test
    void shouldAskForTheTaskWhereNothingTells() {
        ModelDescription model = parse("{\"model_type\":\"bert\",\"architectures\":[\"BertModel\"]}");

        assertProblem(() -> model.task(null, "sentence-similarity"), ProblemCode.MODEL_TASK_UNSUPPORTED, "BertModel");
    }

    @Test
    void shouldRefuseModelsThatNeedTheirOwnCode() {
        assertProblem(
                () -> parse("{\"model_type\":\"bert\",\"auto_map\":{\"AutoModel\":\"modeling.Own\"}}"),
                ProblemCode.MODEL_NEEDS_OWN_CODE,
                "modeling.Own");
        assertProblem(
                () -> ModelDescription.requireOwnTokenizer(
                        "{\"auto_map\":{\"AutoTokenizer\":[\"tok.Own\",null]}}".getBytes(StandardCharsets.UTF_8)),
                ProblemCode.MODEL_NEEDS_OWN_CODE,
                "tokenizer_config.json");
    }

    @Test
    void shouldRefuseWhatIsNoSupportedArchitecture() {
        assertProblem(() -> parse("{\"model_type\":\"mamba\"}"), ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED, "'mamba'");
        assertProblem(() -> parse("{}"), ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED, "bert");
    }

    @Test
    void shouldRefuseAConfigurationThatIsNone() {
        assertProblem(() -> parse("{\"model_type\""), ProblemCode.MODEL_FILE_MALFORMED, "not JSON");
        assertProblem(() -> parse("[1]"), ProblemCode.MODEL_FILE_MALFORMED, "not a JSON object");
        assertProblem(() -> parse(""), ProblemCode.MODEL_FILE_MALFORMED, "not");
    }

    private static ModelDescription parse(String json) {
        return ModelDescription.parse(json.getBytes(StandardCharsets.UTF_8), Set.of("bert"));
    }

    private static void assertProblem(ThrowingCallable call, ProblemCode code, String words) {
        assertThatThrownBy(call)
                .hasMessageContaining(words)
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(code);
    }
}
