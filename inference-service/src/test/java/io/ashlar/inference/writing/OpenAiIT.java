package io.ashlar.inference.writing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Written texts in OpenAI's language. */
@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class OpenAiIT {
    @BeforeEach
    void deploy() {
        Writers.deploy();
    }

    @Test
    void shouldSpeakOpenAisLanguage() {
        given().get("/v1/models").then().statusCode(200).body("data.id", org.hamcrest.Matchers.hasItem("writer"));
        Writers.openAi("completions", Map.of("model", "writer", "prompt", Writers.TEXT, "max_tokens", 5))
                .statusCode(200)
                .body("object", equalTo("text_completion"))
                .body("choices", hasSize(1))
                .body("usage.completion_tokens", lessThanOrEqualTo(5));
        Map<String, Object> chat = Map.of(
                "model", "writer", "messages", List.of(Map.of("role", "user", "content", "a stone?")), "max_tokens", 5);
        String answer = Writers.openAi("chat/completions", chat)
                .statusCode(200)
                .body("choices[0].message.role", equalTo("assistant"))
                .extract()
                .path("choices[0].message.content");
        Map<String, Object> streamed = new java.util.HashMap<>(chat);
        streamed.put("stream", true);
        streamed.put("stream_options", Map.of("include_usage", true));
        String body = Writers.openAi("chat/completions", streamed)
                .statusCode(200)
                .extract()
                .asString();
        assertThat(body).endsWith("data: [DONE]\n\n");
        List<JsonNode> chunks = Writers.events(body.replace("data: [DONE]\n\n", ""));
        assertThat(String.join(
                        "",
                        chunks.stream()
                                .map(chunk ->
                                        chunk.at("/choices/0/delta/content").asText())
                                .toList()))
                .isEqualTo(answer);
        assertThat(chunks.get(chunks.size() - 1).at("/usage/prompt_tokens").asInt())
                .isPositive();
    }

    @Test
    void shouldRefuseAPromptThatDoesNotFitWithBothNumbers() {
        Writers.openAi("completions", Map.of("model", "writer", "prompt", "stone ".repeat(300)))
                .statusCode(400)
                .body("error.code", equalTo("input-too-long"))
                .body("error.message", containsString("128"));
        Writers.openAi("chat/completions", Map.of("model", "nobody", "messages", List.of(Map.of("role", "user"))))
                .statusCode(org.hamcrest.Matchers.greaterThanOrEqualTo(400))
                .body("error", hasKey("message"));
    }
}
