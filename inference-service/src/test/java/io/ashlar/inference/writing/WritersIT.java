package io.ashlar.inference.writing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Written texts in the Hub's shapes, whole and in pieces. */
@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class WritersIT {
    @BeforeEach
    void deploy() {
        Writers.deploy();
    }

    @Test
    void shouldGoOnFromAPromptInTheHubsShapes() {
        Writers.predict("writer", Map.of("inputs", Writers.TEXT, "parameters", Map.of("max_new_tokens", 6)))
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].generated_text", startsWith(Writers.TEXT));
        Writers.predict(
                        "writer",
                        Map.of(
                                "inputs",
                                List.of(Writers.TEXT, "a"),
                                "parameters",
                                Map.of("max_new_tokens", 4, "num_beams", 2, "num_return_sequences", 2)))
                .statusCode(200)
                .body("", hasSize(2))
                .body("[1]", hasSize(2));
    }

    @Test
    void shouldSummarizeAndTranslateInTheHubsShapes() {
        Map<String, Integer> few = Map.of("max_new_tokens", 6);
        Writers.predict("summarizer", Map.of("inputs", Writers.TEXT, "parameters", few))
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0]", hasKey("summary_text"));
        Writers.predict("translator", Map.of("inputs", List.of(Writers.TEXT, "a"), "parameters", few))
                .statusCode(200)
                .body("", hasSize(2))
                .body("[1]", hasKey("translation_text"));
    }

    @Test
    void shouldWriteTheSameInABatchAndAlone() {
        Map<String, Object> parameters = Map.of("max_new_tokens", 12);
        List<String> texts = List.of(Writers.TEXT, "a", "the stone is in the wood and the good");
        List<String> together = Writers.predict("writer", Map.of("inputs", texts, "parameters", parameters))
                .extract()
                .path("flatten().generated_text");
        List<String> alone = new ArrayList<>();
        for (String text : texts) {
            alone.add(Writers.predict("writer", Map.of("inputs", text, "parameters", parameters))
                    .extract()
                    .path("[0].generated_text"));
        }
        assertThat(together).isEqualTo(alone);
    }

    @Test
    void shouldStreamPiecesThatMakeUpTheText() {
        Map<String, Object> parameters = Map.of("max_new_tokens", 10, "return_full_text", false);
        String whole = Writers.predict("writer", Map.of("inputs", Writers.TEXT, "parameters", parameters))
                .extract()
                .path("[0].generated_text");
        List<JsonNode> events = Writers.events(
                Writers.predict("writer", Map.of("inputs", Writers.TEXT, "parameters", parameters, "stream", true))
                        .statusCode(200)
                        .contentType("text/event-stream")
                        .extract()
                        .asString());
        assertThat(String.join(
                        "",
                        events.stream()
                                .map(event -> event.at("/token/text").asText())
                                .toList()))
                .isEqualTo(whole);
        JsonNode last = events.get(events.size() - 1);
        assertThat(last.path("generated_text").asText()).isEqualTo(whole);
        assertThat(last.at("/details/generated_tokens").asInt()).isEqualTo(events.size());
        assertThat(ids(events.stream().map(event -> event.get("token")).toList()))
                .isEqualTo(ids(detailed(parameters).at("/0/details/tokens")));
    }

    @Test
    void shouldTellTheTokensOfAWholeText() {
        JsonNode answer = detailed(Map.of("max_new_tokens", 6, "return_full_text", false));

        JsonNode details = answer.at("/0/details");
        StringBuilder text = new StringBuilder();
        details.get("tokens").forEach(token -> text.append(token.get("text").asText()));
        assertThat(text).hasToString(answer.at("/0/generated_text").asText());
        assertThat(details.get("generated_tokens").asInt())
                .isEqualTo(details.get("tokens").size());
        Writers.predict("summarizer", Map.of("inputs", Writers.TEXT, "parameters", Map.of("details", true)))
                .statusCode(400)
                .body("detail", containsString("details"));
    }

    private JsonNode detailed(Map<String, Object> parameters) {
        Map<String, Object> more = new HashMap<>(parameters);
        more.put("details", true);
        return Json.read(
                Writers.predict("writer", Map.of("inputs", Writers.TEXT, "parameters", more))
                        .statusCode(200)
                        .extract()
                        .asString(),
                JsonNode.class);
    }

    private static List<Long> ids(Iterable<JsonNode> tokens) {
        List<Long> ids = new ArrayList<>();
        tokens.forEach(token -> ids.add(token.get("id").asLong()));
        return ids;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"inputs\": \"a\", \"parameters\": {\"max_new_tokens\": 0}}|max_new_tokens",
                "{\"inputs\": \"a\", \"parameters\": {\"temperature\": -1, \"do_sample\": true}}|temperature",
                "{\"inputs\": \"a\", \"parameters\": {\"topp\": 1}}|topp",
                "{\"inputs\": \"a\", \"parameters\": {\"num_return_sequences\": 3}}|num_return_sequences",
                "{\"inputs\": [\"a\", \"b\"], \"stream\": true}|stream",
                "{\"inputs\": {\"question\": \"a\", \"context\": \"b\"}}|a text"
            })
    void shouldSayWhatIsWrongBeforeTheFirstPiece(String body, String part) {
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/endpoints/writer/predict")
                .then()
                .statusCode(400)
                .body("detail", containsString(part));
    }

    @Test
    void shouldRefuseAPromptThatDoesNotFitWithBothNumbers() {
        Writers.predict("writer", Map.of("inputs", "stone ".repeat(300)))
                .statusCode(400)
                .body("code", equalTo("input-too-long"))
                .body("detail", containsString("128"));
    }
}
