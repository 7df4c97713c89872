package io.ashlar.inference.oip.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.Deployments;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class OipRestIT {
    private static final String MODEL = "/v2/models/v2-mood";

    @BeforeEach
    void deploy() {
        Deployments.ensure("v2-mood", "mood");
    }

    @Test
    void shouldSayWhatItIs() {
        given().get("/v2").then().statusCode(200).body("extensions", hasItem("binary_tensor_data"));
        given().get("/v2/health/live").then().statusCode(200);
        given().get("/v2/health/ready").then().statusCode(200);
        given().get(MODEL + "/ready").then().statusCode(200);
        given().get(MODEL + "/versions/1/ready").then().statusCode(200);
        given().get(MODEL + "/versions/2/ready")
                .then()
                .statusCode(404)
                .body("code", equalTo("model-version-not-found"))
                .body("error", containsString("version 1"));
        given().get(MODEL)
                .then()
                .statusCode(200)
                .body("inputs.name", equalTo(List.of("text", "text_pair")))
                .body("outputs[1].shape", equalTo(List.of(-1, -1)));
        given().get(MODEL + "/config").then().statusCode(200).body("input[0].data_type", equalTo("TYPE_STRING"));
        given().post("/v2/repository/index").then().statusCode(200).body("name", hasItem("v2-mood"));
        given().get("/v2/models/stats").then().statusCode(200).body("model_stats.name", hasItem("v2-mood"));
    }

    @Test
    void shouldInferFromJson() {
        infer(
                        "{\"id\": \"7\", \"parameters\": {\"top_k\": 1}, \"inputs\": [{\"name\": \"text\", \"datatype\": \"BYTES\","
                                + " \"shape\": [2, 1], \"data\": [[\"a\"], [\"b\"]]}]}")
                .then()
                .statusCode(200)
                .body("id", equalTo("7"))
                .body("outputs.name", equalTo(List.of("label", "score", "json")))
                .body("outputs[0].shape", equalTo(List.of(2, 1)));
        given().get(MODEL + "/versions/1/stats").then().body("model_stats[0].inference_count", greaterThanOrEqualTo(2));
    }

    @Test
    void shouldInferFromBytesBehindTheJson() throws IOException {
        byte[] texts = ByteBuffer.allocate(11)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(2)
                .put(new byte[] {'a', 'b'})
                .putInt(1)
                .put((byte) 'c')
                .array();
        byte[] json = ("{\"inputs\": [{\"name\": \"text\", \"datatype\": \"BYTES\", \"shape\": [2],"
                        + " \"parameters\": {\"binary_data_size\": 11}}], \"outputs\": ["
                        + "{\"name\": \"score\", \"parameters\": {\"binary_data\": true}}, {\"name\": \"label\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(json, json.length + texts.length);
        System.arraycopy(texts, 0, body, json.length, texts.length);
        Response answer = given().contentType("application/octet-stream")
                .header("Inference-Header-Content-Length", json.length)
                .body(body)
                .post(MODEL + "/infer");
        assertThat(answer.statusCode()).isEqualTo(200);
        int length = Integer.parseInt(answer.header("Inference-Header-Content-Length"));
        byte[] bytes = answer.asByteArray();
        JsonNode header = Json.MAPPER.readTree(bytes, 0, length);
        assertThat(header.at("/outputs/0/parameters/binary_data_size").intValue())
                .isEqualTo(16);
        assertThat(header.at("/outputs/1/data")).hasSize(4);
        assertThat(bytes).hasSize(length + 16);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                                                    | not JSON",
                "[]                                                                                   | no JSON object",
                "{\"inputs\": 3}                                                                      | is no list",
                "{\"inputs\": [{\"name\": \"text\"}]}                                                 | has no 'datatype'",
                "{\"inputs\": [{\"name\":\"text\",\"datatype\":\"BYTES\",\"shape\":[1],\"data\":[3]}]} | no list of strings",
                "{\"inputs\": [{\"name\":\"text\",\"datatype\":\"BYTES\",\"shape\":[2],\"data\":[\"a\"]}]} | its shape says 2",
                "{\"inputs\": [{\"name\":\"text\",\"datatype\":\"BYTES\",\"shape\":[1.5],\"data\":[\"a\"]}]} | whole numbers",
                "{\"inputs\": [{\"name\":\"text\",\"datatype\":\"FP32\",\"shape\":[1],\"data\":[\"a\"]}]} | must have BYTES",
                "{\"inputs\": [{\"name\":\"text\",\"datatype\":\"BYTES\",\"shape\":[1],\"parameters\":{\"binary_data_size\":9}}]} | 0 bytes are left",
                "{\"inputs\": [{\"name\":\"text\",\"datatype\":\"BYTES\",\"shape\":[1],\"data\":[\"a\"],\"parameters\":{\"binary_data_size\":0}}]} | one of them",
                "{\"inputs\": [{\"name\":\"text\",\"datatype\":\"BYTES\",\"shape\":[1],\"data\":[\"a\"]}], \"outputs\": [{\"name\": \"x\"}]} | is no output"
            })
    void shouldSayWhatIsWrong(String body, String error) {
        infer(body).then().statusCode(400).body("error", containsString(error)).body("owner", equalTo("USER"));
    }

    @Test
    void shouldRefuseAJsonLengthBeyondTheBody() {
        given().header("Inference-Header-Content-Length", 99)
                .body("{}")
                .post(MODEL + "/infer")
                .then()
                .statusCode(400)
                .body("error", containsString("99"));
    }

    @Test
    void shouldRefuseUnknownModels() {
        given().get("/v2/models/nobody").then().statusCode(404).body("code", equalTo("endpoint-not-found"));
        given().post("/v2/repository/models/nobody/load").then().statusCode(404);
    }

    private static Response infer(String body) {
        return given().contentType("application/json").body(body).post(MODEL + "/infer");
    }
}
