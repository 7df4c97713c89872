package io.ashlar.inference.writing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.contracts.prediction.v1.GenerateTextRequest;
import io.ashlar.contracts.prediction.v1.GenerateTextResponse;
import io.ashlar.contracts.prediction.v1.GenerationParameters;
import io.ashlar.contracts.prediction.v1.SummarizeRequest;
import io.ashlar.contracts.prediction.v1.TranslateRequest;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.Deployments;
import io.ashlar.inference.app.GrpcClient;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Written texts through every protocol, whole and in pieces. */
@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class WritersIT {
    private static final String TEXT = "the good stone";

    private GrpcClient grpc;

    @BeforeEach
    void connect() {
        Deployments.ensure("writer", "writer");
        Deployments.ensure("summarizer", "summarizer");
        Deployments.ensure("translator", "translator");
        grpc = GrpcClient.open();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        grpc.close();
    }

    @Test
    void shouldGoOnFromAPromptInTheHubsShapes() {
        predict("writer", Map.of("inputs", TEXT, "parameters", Map.of("max_new_tokens", 6)))
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].generated_text", startsWith(TEXT));
        predict(
                        "writer",
                        Map.of(
                                "inputs",
                                List.of(TEXT, "a"),
                                "parameters",
                                Map.of("max_new_tokens", 4, "num_beams", 2, "num_return_sequences", 2)))
                .statusCode(200)
                .body("", hasSize(2))
                .body("[1]", hasSize(2));
    }

    @Test
    void shouldSummarizeAndTranslateInTheHubsShapes() {
        Map<String, Integer> few = Map.of("max_new_tokens", 6);
        predict("summarizer", Map.of("inputs", TEXT, "parameters", few))
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0]", hasKey("summary_text"));
        predict("translator", Map.of("inputs", List.of(TEXT, "a"), "parameters", few))
                .statusCode(200)
                .body("", hasSize(2))
                .body("[1]", hasKey("translation_text"));
    }

    @Test
    void shouldWriteTheSameInABatchAndAlone() {
        Map<String, Object> parameters = Map.of("max_new_tokens", 12);
        List<String> texts = List.of(TEXT, "a", "the stone is in the wood and the good");
        List<String> together = predict("writer", Map.of("inputs", texts, "parameters", parameters))
                .extract()
                .path("flatten().generated_text");
        List<String> alone = new ArrayList<>();
        for (String text : texts) {
            alone.add(predict("writer", Map.of("inputs", text, "parameters", parameters))
                    .extract()
                    .path("[0].generated_text"));
        }
        assertThat(together).isEqualTo(alone);
    }

    @Test
    void shouldStreamPiecesThatMakeUpTheText() {
        Map<String, Object> parameters = Map.of("max_new_tokens", 10, "return_full_text", false);
        String whole = predict("writer", Map.of("inputs", TEXT, "parameters", parameters))
                .extract()
                .path("[0].generated_text");
        List<JsonNode> events =
                events(predict("writer", Map.of("inputs", TEXT, "parameters", parameters, "stream", true))
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
        predict("summarizer", Map.of("inputs", TEXT, "parameters", Map.of("details", true)))
                .statusCode(400)
                .body("detail", containsString("details"));
    }

    private JsonNode detailed(Map<String, Object> parameters) {
        Map<String, Object> more = new HashMap<>(parameters);
        more.put("details", true);
        return Json.read(
                predict("writer", Map.of("inputs", TEXT, "parameters", more))
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

    @Test
    void shouldSpeakOpenAisLanguage() {
        given().get("/v1/models").then().statusCode(200).body("data.id", org.hamcrest.Matchers.hasItem("writer"));
        openAi("completions", Map.of("model", "writer", "prompt", TEXT, "max_tokens", 5))
                .statusCode(200)
                .body("object", equalTo("text_completion"))
                .body("choices", hasSize(1))
                .body("usage.completion_tokens", lessThanOrEqualTo(5));
        Map<String, Object> chat = Map.of(
                "model", "writer", "messages", List.of(Map.of("role", "user", "content", "a stone?")), "max_tokens", 5);
        String answer = openAi("chat/completions", chat)
                .statusCode(200)
                .body("choices[0].message.role", equalTo("assistant"))
                .extract()
                .path("choices[0].message.content");
        Map<String, Object> streamed = new java.util.HashMap<>(chat);
        streamed.put("stream", true);
        streamed.put("stream_options", Map.of("include_usage", true));
        String body =
                openAi("chat/completions", streamed).statusCode(200).extract().asString();
        assertThat(body).endsWith("data: [DONE]\n\n");
        List<JsonNode> chunks = events(body.replace("data: [DONE]\n\n", ""));
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
        predict("writer", Map.of("inputs", "stone ".repeat(300)))
                .statusCode(400)
                .body("code", equalTo("input-too-long"))
                .body("detail", containsString("128"));
        openAi("completions", Map.of("model", "writer", "prompt", "stone ".repeat(300)))
                .statusCode(400)
                .body("error.code", equalTo("input-too-long"))
                .body("error.message", containsString("128"));
        openAi("chat/completions", Map.of("model", "nobody", "messages", List.of(Map.of("role", "user"))))
                .statusCode(org.hamcrest.Matchers.greaterThanOrEqualTo(400))
                .body("error", hasKey("message"));
    }

    @Test
    void shouldWriteOverGrpcAndEndWhenTheClientLeaves() {
        var triton = grpc.inference();
        ModelInferResponse answer = triton.modelInfer(ModelInferRequest.newBuilder()
                .setModelName("translator")
                .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                        .setName("text")
                        .setDatatype("BYTES")
                        .addShape(1)
                        .setContents(InferTensorContents.newBuilder().addBytesContents(ByteString.copyFromUtf8(TEXT))))
                .build());
        assertThat(answer.getOutputs(0).getName()).isEqualTo("generated_text");
        var typed = grpc.predictions();
        GenerationParameters few =
                GenerationParameters.newBuilder().setMaxNewTokens(5).build();
        assertThat(typed.summarize(SummarizeRequest.newBuilder()
                                .setEndpoint("summarizer")
                                .addTexts(TEXT)
                                .setParameters(few)
                                .build())
                        .getSummariesList())
                .hasSize(1);
        assertThat(typed.translate(TranslateRequest.newBuilder()
                                .setEndpoint("translator")
                                .addTexts(TEXT)
                                .addTexts("a")
                                .setParameters(few)
                                .build())
                        .getTranslationsList())
                .hasSize(2);
        Iterator<GenerateTextResponse> pieces = typed.generateText(GenerateTextRequest.newBuilder()
                .setEndpoint("writer")
                .setPrompt(TEXT)
                .setParameters(few)
                .build());
        GenerateTextResponse last = GenerateTextResponse.getDefaultInstance();
        while (pieces.hasNext()) {
            last = pieces.next();
        }
        assertThat(last.getFinishReason()).isIn("stop", "length");
        assertThat(last.getGeneratedTokens()).isBetween(1, 5);
        grpc.channel().shutdownNow();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/api/v1/endpoints/writer/statistics")
                        .then()
                        .statusCode(200)
                        .body("waitingInputs", equalTo(0)));
    }

    private static List<JsonNode> events(String body) {
        List<JsonNode> events = new ArrayList<>();
        for (String line : body.split("\n\n", -1)) {
            if (!line.isBlank()) {
                assertThat(line).startsWith("data: ");
                events.add(Json.read(line.substring("data: ".length()), JsonNode.class));
            }
        }
        return events;
    }

    private static ValidatableResponse predict(String endpoint, Map<String, ?> body) {
        return given().contentType("application/json")
                .body(Json.write(body))
                .post("/api/v1/endpoints/" + endpoint + "/predict")
                .then();
    }

    private static ValidatableResponse openAi(String path, Map<String, ?> body) {
        return given().contentType("application/json")
                .body(Json.write(body))
                .post("/v1/" + path)
                .then();
    }
}
