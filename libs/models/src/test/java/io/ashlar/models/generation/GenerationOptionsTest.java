package io.ashlar.models.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationOptionsTest {
    private static ObjectNode json(String json) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(json.replace('\'', '"'));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'temperature': 0} | temperature is 0",
                "{'temperature': 'NaN'} | temperature is",
                "{'do_sample': 1} | do_sample is 1",
                "{'max_new_tokens': 0} | max_new_tokens is 0",
                "{'max_new_tokens': 2.5} | max_new_tokens is 2.5",
                "{'max_new_tokens': 99999999999} | max_new_tokens is 99999999999",
                "{'top_k': -1} | top_k is -1",
                "{'top_p': 1.01} | top_p is 1.01",
                "{'min_p': -0.1} | min_p is -0.1",
                "{'typical_p': 0} | typical_p is 0",
                "{'num_beams': 0} | num_beams is 0",
                "{'num_beams': 100000} | num_beams is 100000",
                "{'num_return_sequences': 2} | num_return_sequences is 2",
                "{'num_beams': 2, 'num_return_sequences': 3} | num_return_sequences is 3",
                "{'num_beams': 3, 'num_beam_groups': 2, 'diversity_penalty': 1} | num_beam_groups is 2",
                "{'num_beams': 4, 'num_beam_groups': 2} | diversity_penalty 0",
                "{'early_stopping': 'sometimes'} | early_stopping is",
                "{'repetition_penalty': 0} | repetition_penalty is 0",
                "{'bad_words_ids': [[]]} | bad_words_ids is",
                "{'bad_words_ids': [5]} | bad_words_ids is",
                "{'eos_token_id': -5} | eos_token_id is -5",
                "{'stop_strings': ['']} | stop_strings is",
                "{'sequence_bias': [[[1], 'x']]} | sequence_bias is",
                "{'exponential_decay_length_penalty': [1]} | exponential_decay_length_penalty is",
                "{'seed': 1.5} | seed is 1.5",
                "{'guidance_scale': 3} | guidance_scale is 3",
                "{'penalty_alpha': 0.6} | penalty_alpha is 0.6",
                "{'temprature': 1} | no generation parameter temprature"
            })
    void shouldRefuseValuesThatBreakARule(String request, String said) {
        assertThatThrownBy(() -> GenerationOptions.of(json(request)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
                    assertThat(problem.detail()).contains(said);
                });
    }

    @Test
    void shouldRefuseATemperatureThatIsNotANumber() {
        ObjectNode request = Json.MAPPER.createObjectNode().put("temperature", Double.NaN);
        assertThatThrownBy(() -> GenerationOptions.of(request)).hasMessageContaining("temperature is");
    }

    @Test
    void shouldNameTheFileOfABadValue() {
        assertThatThrownBy(() -> GenerationDefaults.of(json("{'top_p': 7}")).with(json("{}")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.MODEL_FILE_MALFORMED);
                    assertThat(problem.detail()).contains("top_p is 7 in generation_config.json");
                });
    }

    @Test
    void shouldLetTheRequestWinAndNullUnset() {
        GenerationDefaults file = GenerationDefaults.of(json("{'num_beams': 4, 'eos_token_id': [3, 4]}"));
        assertThat(file.with(json("{}")).isTokenByToken()).isFalse();
        assertThat(file.with(json("{'num_beams': 1, 'eos_token_id': null}")).isTokenByToken())
                .isTrue();
        assertThat(file.with(json("{'eos_token_id': null}")).endTokens()).isEmpty();
    }

    @Test
    void shouldCountUnsetLengthsFromThePrompt() {
        assertThat(GenerationOptions.of(json("{}")).newTokens(5, 1000)).isEqualTo(20);
        assertThat(GenerationOptions.of(json("{'max_length': 20}")).newTokens(5, 1000))
                .isEqualTo(15);
        assertThat(GenerationOptions.of(json("{'max_length': 9, 'max_new_tokens': 7}"))
                        .newTokens(5, 1000))
                .isEqualTo(7);
        GenerationDefaults file = GenerationDefaults.of(json("{'max_length': 40, 'max_new_tokens': 30}"));
        assertThat(file.with(json("{}")).newTokens(5, 1000)).isEqualTo(30);
        assertThat(file.with(json("{'max_length': 12}")).newTokens(5, 1000)).isEqualTo(7);
        assertThat(file.with(json("{}")).newTokens(5, 25)).isEqualTo(20);
    }

    @Test
    void shouldTakeLengthsAsRecordedAnswersHaveThem() {
        GenerationDefaults file = GenerationDefaults.of(json("{'max_new_tokens': 30}"));
        assertThat(file.with(json("{'max_length': 12}")).newTokens(5, 1000)).isEqualTo(7);
        assertThat(file.asRecorded(json("{'max_length': 12}")).newTokens(5, 1000))
                .isEqualTo(30);
        assertThat(file.asRecorded(json("{'max_length': 12, 'max_new_tokens': null}"))
                        .newTokens(5, 1000))
                .isEqualTo(7);
    }

    @Test
    void shouldTakeANegativePaddingTokenForNone(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"llama\",\"pad_token_id\":-1}");
        assertThat(GenerationDefaults.read(folder).with(json("{}")).paddingToken())
                .isEqualTo(2L);
    }

    @Test
    void shouldRefuseAPromptAsLongAsTheLengthAskedFor() {
        assertThatThrownBy(() -> GenerationOptions.of(json("{'max_length': 9}")).newTokens(9, 1000))
                .hasMessageContaining("has 9 tokens")
                .hasMessageContaining("is 9");
    }

    @Test
    void shouldReadOldFieldsWhereThereIsNoFile(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"bart\",\"num_beams\":4,\"max_length\":50}");
        GenerationOptions options = GenerationDefaults.read(folder).with(json("{}"));
        assertThat(options.beams().count()).isEqualTo(4);
        assertThat(options.endTokens()).containsExactly(2L);
        assertThat(options.startToken()).isEqualTo(2L);
        assertThat(options.penalties().forcedEnds()).containsExactly(2L);
    }

    @Test
    void shouldPreferOldFieldsToAFileThatWasDerivedWithoutThem(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"t5\",\"num_beams\":4}");
        Files.writeString(folder.resolve("generation_config.json"), "{\"_from_model_config\":true,\"eos_token_id\":7}");
        GenerationOptions options = GenerationDefaults.read(folder).with(json("{}"));
        assertThat(options.beams().count()).isEqualTo(4);
        assertThat(options.endTokens()).containsExactly(1L);
    }

    @Test
    void shouldReadTheFileAlone(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"t5\",\"eos_token_id\":9}");
        Files.writeString(folder.resolve("generation_config.json"), "{\"eos_token_id\":[7,8]}");
        assertThat(GenerationDefaults.read(folder).with(json("{}")).endTokens()).containsExactly(7L, 8L);
    }
}
