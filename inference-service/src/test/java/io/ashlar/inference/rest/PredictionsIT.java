package io.ashlar.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;

import io.ashlar.contracts.problems.Problem;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.Deployments;
import io.ashlar.testing.AshlarTestResource;
import io.ashlar.testing.http.EndlessPost;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class PredictionsIT {
    @BeforeEach
    void deploy() {
        Deployments.ensure("rest-mood", "mood");
        Deployments.ensure("rest-pairs", "pairs");
        Deployments.ensure("rest-filler", "filler");
    }

    @Test
    void shouldGiveOneTextAListOfItsLabelsInAListAsTheHubDoes() {
        predict("rest-mood", "{\"inputs\": \"a stone\"}")
                .statusCode(200)
                .contentType("application/json")
                .body("", hasSize(1))
                .body("[0]", hasSize(2))
                .body("[0][0]", hasKey("label"))
                .body("[0].score.sum().toDouble()", closeTo(1, 1e-5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"inputs\": [\"a\", \"b\", \"c\"], \"parameters\": {\"top_k\": 1}}",
                "{\"inputs\": {\"input_string\": [\"a\", \"b\", \"c\"]}, \"parameters\": {\"top_k\": 1}}",
                "{\"input_data\": {\"input_string\": [\"a\", \"b\", \"c\"], \"parameters\": {\"top_k\": 1}}}",
                "{\"input_data\": [\"a\", \"b\", \"c\"], \"params\": {\"top_k\": 1}}"
            })
    void shouldGiveAListOneResultEach(String body) {
        predict("rest-mood", body).statusCode(200).body("", hasSize(3)).body("[2]", hasSize(1));
    }

    @Test
    void shouldApplyTheFunctionThatTheClientNames() {
        predict("rest-mood", "{\"inputs\": \"a\", \"parameters\": {\"function_to_apply\": \"sigmoid\"}}")
                .statusCode(200)
                .body("[0][0].score.toDouble()", greaterThanOrEqualTo(0.0));
    }

    @Test
    void shouldClassifyPairs() {
        predict("rest-pairs", "{\"inputs\": {\"text\": \"a\", \"text_pair\": \"b\"}}")
                .statusCode(200)
                .body("[0].label.sort()", equalTo(List.of("no", "yes")));
    }

    @Test
    void shouldFillAMask() {
        predict("rest-filler", "{\"inputs\": \"the [MASK] is here\", \"parameters\": {\"top_k\": 3}}")
                .statusCode(200)
                .body("", hasSize(3))
                .body("[0]", hasKey("token_str"))
                .body("[0]", hasKey("sequence"))
                .body("[0]", hasKey("token"));
        predict("rest-filler", "{\"inputs\": [\"the [MASK]\", \"[MASK] and [MASK]\"], \"parameters\": {\"top_k\": 2}}")
                .statusCode(200)
                .body("[0]", hasSize(2))
                .body("[1]", hasSize(2))
                .body("[1][0]", hasSize(2));
    }

    @Test
    void shouldCutTextsThatAreLongerThanTheModelReads() {
        predict("rest-mood", "{\"inputs\": \"" + "stone ".repeat(5_000) + "\"}").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rest-mood   | {\"inputs\":                                              | 400 | request-malformed | JSON",
                "rest-mood   | {}                                                        | 400 | input-invalid     | inputs",
                "rest-mood   | {\"inputs\": 5}                                           | 400 | input-invalid     | Input 0",
                "rest-mood   | {\"inputs\": \"a\", \"parameters\": {\"top_k\": 0}}       | 400 | parameter-invalid | top_k",
                "rest-mood   | {\"inputs\": \"a\", \"parameters\": {\"top_k\": 1.5}}     | 400 | parameter-invalid | top_k",
                "rest-mood   | {\"inputs\": \"a\", \"parameters\": {\"topk\": 1}}        | 400 | parameter-invalid | top_k",
                "rest-mood   | {\"inputs\": \"a\", \"parameters\": {\"function_to_apply\": \"tanh\"}} | 400 | parameter-invalid | tanh",
                "rest-mood   | {\"inputs\": \"a\", \"parameters\": {\"truncation\": false}} | 400 | parameter-invalid | truncation",
                "rest-filler | {\"inputs\": \"no mask\"}                                 | 400 | input-invalid     | mask",
                "nobody      | {\"inputs\": \"a\"}                                       | 404 | endpoint-not-found | nobody"
            })
    void shouldSayWhatIsWrong(String endpoint, String body, int status, String code, String detail) {
        predict(endpoint, body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(detail));
    }

    @Test
    void shouldRefuseMoreInputsThanTheQueueCanEverHold() {
        String many = "\"a\", ".repeat(64) + "\"a\"";
        predict("rest-mood", "{\"inputs\": [" + many + "]}").statusCode(400).body("code", equalTo("input-invalid"));
        predict("rest-mood", "{\"inputs\": [\"a\"]}").statusCode(200);
    }

    @Test
    void shouldRefuseABodyThatGoesOnAndOn() throws IOException {
        Problem problem = new EndlessPost(
                        RestAssured.port, "/api/v1/endpoints/rest-mood/predict", "application/json", "{\"inputs\": \"")
                .refusal(64L << 20);

        assertThat(problem.detail()).contains(String.valueOf(16 << 20));
        predict("rest-mood", "{\"inputs\": [\"a\"]}").statusCode(200);
    }

    @Test
    void shouldCountWhatItDid() {
        predict("rest-mood", "{\"inputs\": [\"a\", \"b\"]}").statusCode(200);
        given().get("/api/v1/endpoints/rest-mood/statistics")
                .then()
                .statusCode(200)
                .body("requests.succeeded", greaterThanOrEqualTo(1))
                .body("inputs", greaterThanOrEqualTo(2))
                .body("waitingInputs", equalTo(0))
                .body("compute.count", greaterThanOrEqualTo(1))
                .body("batches", hasKey("2"));
    }

    private static ValidatableResponse predict(String endpoint, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/endpoints/" + endpoint + "/predict")
                .then();
    }
}
