package io.ashlar.models.families;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigTest {
    private static final String SOUND = "\"model_type\":\"bert\",\"vocab_size\":9,\"hidden_size\":8,"
            + "\"num_attention_heads\":2,\"num_hidden_layers\":1,\"intermediate_size\":4,\"max_position_embeddings\":6";

    @Test
    void shouldRefuseCodeOfTheRepository() {
        assertProblem("{\"auto_map\":{\"AutoModel\":\"modeling.X\"}}", ProblemCode.MODEL_NEEDS_OWN_CODE, "modeling.X");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"hidden_size\":null           | hidden_size is null",
                "\"hidden_size\":-8             | hidden_size is -8",
                "\"hidden_size\":9              | does not divide the width 9",
                "\"num_hidden_layers\":2147483647 | num_hidden_layers is 2147483647, above",
                "\"num_labels\":2147483647 | num_labels is 2147483647, above",
                "\"vocab_size\":1e30            | vocab_size",
                "\"layer_norm_eps\":\"small\"   | layer_norm_eps",
                "\"id2label\":{\"0\":\"a\",\"5\":\"b\"} | no name for 1"
            })
    void shouldNameTheFieldThatCannotBeUsed(String field, String part) {
        assertProblem("{" + SOUND + "," + field + "}", ProblemCode.MODEL_FILE_MALFORMED, part);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"model_type\":\"llama9\"                       | llama9",
                "\"hidden_act\":\"swoosh\"                       | swoosh",
                "\"position_embedding_type\":\"rotary\"          | rotary",
                "\"is_decoder\":true                             | is_decoder"
            })
    void shouldNameWhatIsNotSupported(String field, String part) {
        assertProblem("{" + SOUND + "," + field + "}", ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED, part);
    }

    @Test
    void shouldNumberLabelsThatHaveNoNames() {
        assertThat(config("{}").labels()).containsExactly("LABEL_0", "LABEL_1");
        assertThat(config("{\"num_labels\":1}").labels()).containsExactly("LABEL_0");
    }

    @Test
    void shouldTakeNewLabelsWithoutTouchingTheOldConfiguration() {
        ModelConfig old = config("{\"id2label\":{\"0\":\"a\"},\"num_labels\":1}");

        ModelConfig tuned = old.withLabels(List.of("x", "y"), "single_label_classification");

        assertThat(tuned.labels()).containsExactly("x", "y");
        assertThat(tuned.toJson().path("label2id").path("y").asInt()).isEqualTo(1);
        assertThat(old.labels()).containsExactly("a");
    }

    private static ModelConfig config(String json) {
        try {
            return ModelConfig.of(Json.MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void assertProblem(String json, ProblemCode code, String part) {
        assertThatThrownBy(() ->
                        Families.architecture(config(json), Head.TEXT_CLASSIFICATION, new Blocks(LinearForm.PLAIN)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
