package io.ashlar.inference.writing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.inference.app.Deployments;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Endpoints that write texts, and what tests send them. */
final class Writers {
    static final String TEXT = "the good stone";

    private Writers() {}

    /** Where they are not there yet. */
    static void deploy() {
        Deployments.ensure("writer", "writer");
        Deployments.ensure("summarizer", "summarizer");
        Deployments.ensure("translator", "translator");
    }

    static ValidatableResponse predict(String endpoint, Map<String, ?> body) {
        return given().contentType("application/json")
                .body(Json.write(body))
                .post("/api/v1/endpoints/" + endpoint + "/predict")
                .then();
    }

    static ValidatableResponse openAi(String path, Map<String, ?> body) {
        return given().contentType("application/json")
                .body(Json.write(body))
                .post("/v1/" + path)
                .then();
    }

    static List<JsonNode> events(String body) {
        List<JsonNode> events = new ArrayList<>();
        for (String line : body.split("\n\n", -1)) {
            if (!line.isBlank()) {
                assertThat(line).startsWith("data: ");
                events.add(Json.read(line.substring("data: ".length()), JsonNode.class));
            }
        }
        return events;
    }
}
