package io.ashlar.inference.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.prediction.Input;
import io.ashlar.inference.prediction.Parameters;
import io.ashlar.models.TextInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionBodyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"inputs\": [\"a\", \"b\"], \"parameters\": {\"top_k\": 2}}",
                "{\"inputs\": [{\"text\": \"a\"}, \"b\"], \"parameters\": {\"top_k\": 2, \"targets\": null}}",
                "{\"inputs\": {\"input_string\": [\"a\", \"b\"]}, \"parameters\": {\"top_k\": 2}}",
                "{\"input_data\": {\"input_string\": [\"a\", \"b\"], \"parameters\": {\"top_k\": 2}}}",
                "{\"input_data\": [\"a\", \"b\"], \"params\": {\"top_k\": 2}}"
            })
    void shouldReadTheHubsBodyAndAzuresThree(String json) {
        PredictionBody body = read(json);
        assertThat(body.request().inputs()).containsExactly(Input.text("a"), Input.text("b"));
        assertThat(body.single()).isFalse();
        assertThat(body.request().parameters()).usingRecursiveComparison().isEqualTo(Parameters.of(Map.of("top_k", 2)));
    }

    @Test
    void shouldTellOneInputFromAListOfOne() {
        assertThat(read("{\"inputs\": \"a\"}").single()).isTrue();
        assertThat(read("{\"inputs\": [\"a\"]}").single()).isFalse();
        PredictionBody pair = read("{\"inputs\": {\"text\": \"a\", \"text_pair\": \"b\"}}");
        assertThat(pair.request().inputs()).isEqualTo(List.of(new Input.Text(new TextInput("a", "b"))));
        assertThat(pair.single()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json                               | The body is not JSON",
                "{\"inputs\": \"a\"                     | The body is not JSON",
                "[]                                     | no JSON object",
                "{}                                     | neither 'inputs' nor 'input_data'",
                "{\"input\": \"a\"}                     | neither 'inputs' nor 'input_data'",
                "{\"inputs\": null}                     | Input 0 is neither a string",
                "{\"inputs\": [\"a\", 7]}               | Input 1 is neither a string",
                "{\"inputs\": {\"text\": 7}}            | Input 0 is neither a string",
                "{\"inputs\": {\"text\": \"a\", \"text_pair\": 1}} | Input 0 is neither a string",
                "{\"input_data\": {\"columns\": []}}    | no 'input_string'",
                "{\"inputs\": \"a\", \"parameters\": 3} | no JSON object",
                "{\"inputs\": \"\\ud800\"}              | half a surrogate pair"
            })
    void shouldSayWhatIsWrongWithABody(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        byte[] latin1 = "{\"inputs\": \"grüße\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> PredictionBody.read(latin1, null)).isInstanceOf(ProblemException.class);
    }

    private static PredictionBody read(String json) {
        return PredictionBody.read(json.getBytes(StandardCharsets.UTF_8), null);
    }
}
