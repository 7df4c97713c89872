package io.ashlar.inference.prediction;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.google.protobuf.ByteString;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.contracts.prediction.v1.AnswerQuestionRequest;
import io.ashlar.contracts.prediction.v1.AnswerQuestionResponse;
import io.ashlar.contracts.prediction.v1.ClassifyTokensRequest;
import io.ashlar.contracts.prediction.v1.ClassifyTokensResponse;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.Deployments;
import io.ashlar.inference.app.GrpcClient;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entities and answers through every protocol. */
@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class SpansIT {
    private static final String TEXT = "a stone in the water";
    private static final Map<String, Object> EVERY_LABEL =
            Map.of("aggregation_strategy", "simple", "ignore_labels", List.of("none"));

    private GrpcClient grpc;

    @BeforeEach
    void connect() {
        Deployments.ensure("spans-tagger", "tagger");
        Deployments.ensure("spans-reader", "reader");
        grpc = GrpcClient.open();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        grpc.close();
    }

    @Test
    void shouldGiveEntitiesInTheHubsShapes() {
        predict("spans-tagger", Map.of("inputs", TEXT))
                .statusCode(200)
                .body("[0]", hasKey("entity"))
                .body("[0]", hasKey("index"))
                .body("[0]", not(hasKey("entity_group")));
        predict("spans-tagger", Map.of("inputs", List.of(TEXT, "a"), "parameters", EVERY_LABEL))
                .statusCode(200)
                .body("", hasSize(2))
                .body("[0][0]", hasKey("entity_group"))
                .body("[0][0].start", equalTo(0))
                .body("[0][0]", not(hasKey("index")));
    }

    @Test
    void shouldCutALongTextIntoWindowsWhereAskedTo() {
        String longText = "stone ".repeat(200).strip();
        int last = predict(
                        "spans-tagger",
                        Map.of(
                                "inputs",
                                longText,
                                "parameters",
                                Map.of(
                                        "aggregation_strategy",
                                        "simple",
                                        "stride",
                                        8,
                                        "ignore_labels",
                                        List.of("none"))))
                .statusCode(200)
                .extract()
                .path("[-1].end");
        assertThat(last).as("beyond the 64 tokens of a window").isGreaterThan(64 * "stone ".length());
    }

    @Test
    void shouldAnswerAQuestionAloneAndAListOfAnswersWhereMoreAreAskedFor() {
        Map<String, String> question = Map.of("question", "where?", "context", TEXT);
        String answer = predict("spans-reader", Map.of("inputs", question))
                .statusCode(200)
                .body("", hasKey("score"))
                .extract()
                .path("answer");
        assertThat(TEXT).contains(answer);
        predict("spans-reader", Map.of("inputs", List.of(question), "parameters", Map.of("top_k", 3)))
                .statusCode(200)
                .body("[0]", hasSize(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spans-tagger|{\"inputs\": {\"question\": \"a\", \"context\": \"b\"}}|a text",
                "spans-tagger|{\"inputs\": \"a\", \"parameters\": {\"aggregation_strategy\": \"most\"}}|none, simple",
                "spans-tagger|{\"inputs\": \"a\", \"parameters\": {\"stride\": 4}}|aggregation_strategy",
                "spans-tagger|{\"inputs\": \"a\", \"parameters\": {\"top_k\": 4}}|There is no parameter",
                "spans-reader|{\"inputs\": \"a\"}|question",
                "spans-reader|{\"inputs\": {\"question\": \" \", \"context\": \"b\"}}|empty",
                "spans-reader|{\"inputs\": {\"question\": \"a\", \"context\": \"b\"}, \"parameters\": {\"max_answer_len\": 0}}|from 1"
            })
    void shouldSayWhatIsWrong(String endpoint, String body, String part) {
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/endpoints/" + endpoint + "/predict")
                .then()
                .statusCode(400)
                .body("detail", containsString(part));
    }

    @Test
    void shouldCarrySpansAsTensors() {
        var client = grpc.inference();
        ModelInferResponse entities = client.modelInfer(ModelInferRequest.newBuilder()
                .setModelName("spans-tagger")
                .addInputs(texts("text", TEXT, "a"))
                .build());
        assertThat(entities.getOutputsList())
                .extracting(ModelInferResponse.InferOutputTensor::getName)
                .containsExactly("row", "label", "score", "word", "start", "end", "json");
        ModelInferResponse answers = client.modelInfer(ModelInferRequest.newBuilder()
                .setModelName("spans-reader")
                .addInputs(texts("context", TEXT, TEXT))
                .addInputs(texts("question", "where?", "what?"))
                .build());
        assertThat(answers.getOutputs(0).getName()).isEqualTo("answer");
        assertThat(answers.getOutputs(0).getShapeList()).containsExactly(2L, 1L);
    }

    @Test
    void shouldCarrySpansInTypedMessages() {
        var client = grpc.predictions();
        ClassifyTokensResponse entities = client.classifyTokens(ClassifyTokensRequest.newBuilder()
                .setEndpoint("spans-tagger")
                .addTexts(TEXT)
                .setAggregationStrategy("max")
                .addIgnoreLabels("none")
                .build());
        assertThat(entities.getResults(0).getEntitiesList())
                .isNotEmpty()
                .allSatisfy(entity -> assertThat(entity.getEnd()).isGreaterThan(entity.getStart()));
        AnswerQuestionResponse answers = client.answerQuestion(AnswerQuestionRequest.newBuilder()
                .setEndpoint("spans-reader")
                .setQuestion("where?")
                .setContext(TEXT)
                .setTopK(2)
                .build());
        assertThat(answers.getAnswersList()).hasSize(2);
        assertThat(answers.getAnswers(0).getScore())
                .isGreaterThanOrEqualTo(answers.getAnswers(1).getScore());
    }

    private static ModelInferRequest.InferInputTensor texts(String name, String... texts) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (String text : texts) {
            contents.addBytesContents(ByteString.copyFromUtf8(text));
        }
        return ModelInferRequest.InferInputTensor.newBuilder()
                .setName(name)
                .setDatatype("BYTES")
                .addShape(texts.length)
                .setContents(contents)
                .build();
    }

    private static ValidatableResponse predict(String endpoint, Map<String, ?> body) {
        return given().contentType("application/json")
                .body(Json.write(body))
                .post("/api/v1/endpoints/" + endpoint + "/predict")
                .then();
    }
}
