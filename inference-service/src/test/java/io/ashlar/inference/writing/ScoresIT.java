package io.ashlar.inference.writing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.prediction.v1.ScoreTextRequest;
import io.ashlar.contracts.prediction.v1.ScoreTextResponse;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.Deployments;
import io.ashlar.inference.app.GrpcClient;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How likely texts are, through every protocol. */
@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class ScoresIT {
    private static final String TEXT = "the good stone";

    @BeforeEach
    void deploy() {
        Deployments.ensure("writer", "writer");
    }

    private static ValidatableResponse completions(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("model", "writer", "prompt", TEXT, "echo", true));
        body.putAll(more);
        return given().contentType("application/json")
                .body(Json.write(body))
                .post("/v1/completions")
                .then();
    }

    @Test
    void shouldScoreAPromptAsEvaluationHarnessesAskForIt() {
        ValidatableResponse answer = completions(Map.of("max_tokens", 0, "logprobs", 1))
                .statusCode(200)
                .body("choices", hasSize(1))
                .body("choices[0].text", equalTo(TEXT))
                .body("choices[0].logprobs.token_logprobs[0]", nullValue())
                .body("choices[0].logprobs.top_logprobs[0]", nullValue())
                .body("usage.completion_tokens", equalTo(0));
        List<String> tokens = answer.extract().path("choices[0].logprobs.tokens");
        List<Integer> offsets = answer.extract().path("choices[0].logprobs.text_offset");
        assertThat(String.join("", tokens)).isEqualTo(TEXT);
        assertThat(offsets).hasSameSizeAs(tokens).startsWith(0).isSorted();
        completions(Map.of("max_tokens", 1, "logprobs", 1, "temperature", 0, "prompt", List.of(TEXT, "a stone")))
                .statusCode(200)
                .body("choices", hasSize(2))
                .body("choices[0].logprobs.tokens", hasSize(tokens.size() + 1));
    }

    @Test
    void shouldScoreTheSameThroughEveryProtocol() throws InterruptedException {
        List<Float> openAi = completions(Map.of("max_tokens", 0, "logprobs", 0))
                .statusCode(200)
                .extract()
                .path("choices[0].logprobs.token_logprobs");
        List<Map<String, Object>> scores = given().contentType("application/json")
                .body(Json.write(Map.of("inputs", TEXT, "parameters", Map.of("score", true))))
                .post("/api/v1/endpoints/writer/predict")
                .then()
                .statusCode(200)
                .extract()
                .path("[0].scores");
        assertThat(scores).extracting(score -> score.get("logprob")).isEqualTo(openAi);
        List<Integer> ids =
                scores.stream().map(score -> (Integer) score.get("id")).toList();
        assertThat(completions(Map.of("max_tokens", 0, "logprobs", 0, "prompt", ids))
                        .statusCode(200)
                        .extract()
                        .<List<Float>>path("choices[0].logprobs.token_logprobs"))
                .isEqualTo(openAi);
        try (GrpcClient grpc = GrpcClient.open()) {
            ScoreTextResponse typed = grpc.predictions()
                    .scoreText(ScoreTextRequest.newBuilder()
                            .setEndpoint("writer")
                            .addTexts(TEXT)
                            .setTopLogprobs(2)
                            .build());
            assertThat(typed.getResults(0).getTokensList()).hasSameSizeAs(openAi);
            assertThat(typed.getResults(0).getTokens(1).getTopCount()).isEqualTo(2);
            assertThat(typed.getResults(0).getTokens(0).hasLogProbability()).isFalse();
            assertThat(typed.getResults(0).getLogLikelihood())
                    .isCloseTo(
                            openAi.stream()
                                    .skip(1)
                                    .mapToDouble(Float::doubleValue)
                                    .sum(),
                            Offset.offset(1e-4));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'max_tokens': 5, 'logprobs': 1}|max_tokens",
                "{'logprobs': 1}|max_tokens",
                "{'max_tokens': 1, 'logprobs': 1, 'temperature': 1}|temperature",
                "{'max_tokens': 0, 'logprobs': 21}|top_logprobs",
                "{'max_tokens': 0, 'logprobs': 1, 'n': 2}|'n'",
                "{'max_tokens': 0, 'logprobs': 1, 'echo': false}|logprobs",
                "{'max_tokens': 0, 'logprobs': 1, 'prompt': [1, 99999999]}|99999999",
                "{'max_tokens': 0, 'logprobs': 1, 'prompt': [1.5]}|1.5",
                "{'max_tokens': 0, 'logprobs': 1, 'prompt': [[]]}|empty list",
                "{'max_tokens': 0, 'logprobs': 1, 'prompt': ''}|tokens"
            })
    void shouldSayWhatCannotBeScored(String more, String part) {
        Map<String, Object> body = Json.MAPPER.convertValue(
                Json.read(more.replace('\'', '"'), JsonNode.class), new TypeReference<Map<String, Object>>() {});
        completions(body).statusCode(400).body("error.message", containsString(part));
    }
}
